/**
 * What happened to a project's resources: what people did, from the audit trail, and what the clusters said, which is kept here
 * because Kubernetes forgets it within an hour.
 *
 * <p>Table: {@code step}. Events in: {@code TenantEvent.ActionIntended}, {@code ActionFinished}, {@code ActionDenied}, as a nudge
 * for open pages. Answered by others: {@link cloud.nuvem.activity.ActivitySource}; resource modules tell what they see through
 * {@link cloud.nuvem.activity.ActivityLog}.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>Steps are stored in our words (a code) beside the cluster's own, once per key, so that every replica may write what it
 *       sees and a restart writes nothing twice. Storing Kubernetes' objects whole was rejected: nobody reads managed fields.
 *   <li>What people did is not copied: a page is merged from the trail and the steps while it is read. A copy could differ from
 *       the chained original.
 *   <li>The order is by full seconds, because Kubernetes' clocks have no finer ones; within one, what a person asked for comes
 *       before what the cluster did about it, and steps in the order of a resource's way.
 *   <li>Kept for ninety days and at most so many per project: a machine that fails every few seconds must not fill the disk.
 *   <li>A name tells the whole story of that name: a machine that was deleted and made anew shows both lives, with the deletion
 *       between them. Only so can somebody find out who deleted it.
 * </ul>
 */
@ApplicationModule(
        displayName = "Activity",
        allowedDependencies = {"kernel", "ui", "api", "identity", "tenancy", "audit", "cluster"})
@NullMarked
package cloud.nuvem.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
