/**
 * The hash-chained trail of everything that changes something.
 *
 * <p>Table: {@code entry}, append-only: the application may select and insert, triggers refuse everything else to everybody.
 * Events in: {@code TenantEvent.ActionIntended}, {@code ActionFinished}, {@code ActionDenied}, heard synchronously, each
 * written in a transaction of its own. An intent without an outcome after a few minutes is shown as unknown: the process died
 * in between.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>Each row holds SHA-256 over the hash of the row before and over its own canonical JSON (RFC 8785), per organization,
 *       so that a tenant can verify their own trail and tenants do not wait for each other. No Merkle tree: nobody needs a
 *       proof about single rows.
 *   <li>Appending is serialized by an advisory lock per organization, not by a row that holds the head: that row would have to
 *       be updated, and the table could not be append-only.
 *   <li>An error is written as its kind, never as its message: messages may hold secrets.
 *   <li>Whoever rules the database can write a whole chain anew. Against that the verify command prints where each chain ends
 *       and compares with what it printed before, kept elsewhere.
 * </ul>
 */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"kernel", "ui", "api", "identity", "tenancy"})
@NullMarked
package cloud.nuvem.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
