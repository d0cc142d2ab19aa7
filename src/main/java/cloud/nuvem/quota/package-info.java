/**
 * Limits of an organization and what is used of them.
 *
 * <p>Tables: {@code plan_limit} (the provider's), {@code organization_limit} and {@code reservation} (row-level security).
 * Events: none. What is used is not stored: each resource module answers it from its watched cache as
 * {@link cloud.nuvem.quota.Quotas.QuotaSource}.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>Requests of one organization queue at an advisory lock of PostgreSQL for the moment of deciding, not for the time of
 *       creating: the room is reserved, the lock let go, then the cluster is asked.
 *   <li>A reservation is held until the module says that its cache shows the thing, and a few seconds longer, because the
 *       cache of another replica may be behind. It has an end in any case: a process that dies leaves room blocked for
 *       minutes, not for ever.
 *   <li>Kubernetes' own ResourceQuota was rejected as the customer's limit: it knows no organization over several
 *       namespaces, and it blocks live migration.
 * </ul>
 */
@ApplicationModule(
        displayName = "Quota",
        allowedDependencies = {"kernel", "ui", "api", "tenancy", "pricing"})
@NullMarked
package cloud.nuvem.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
