/**
 * Organizations, projects, members and roles; who may do what, and the gate every change passes.
 *
 * <p>Tables: {@code organization}, {@code project}, {@code role_grant}, {@code suspension}. Row-level security lets a transaction bound to an
 * organization see that organization, one bound to a person see that person's own organizations and projects, and the
 * provider's role see all projects. Events out: {@code TenantEvent.ActionIntended}, {@code ActionFinished},
 * {@code ActionDenied}, {@code ProjectCreated}, {@code ProjectDeleted}. Answered by others: {@code Projects.OfferedRegions},
 * {@code Projects.Residents}.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>Roles are read from the database on every call, not kept in the session or in Keycloak's token: a revoked role counts
 *       with the next click. The price is one short transaction per call.
 *   <li>A stranger's attempt is logged for the provider and not written to the organization's trail: it would let strangers
 *       write there, and the extra work would tell them that the organization exists.
 *   <li>The work of an action runs outside of any transaction; intent and outcome are announced in transactions of their own.
 *       One transaction around all of it would lose the trail of a refused or failed action with the rollback.
 *   <li>A deleted project keeps its row: the reconciler removes namespaces of projects known to be deleted, and never those
 *       that merely miss in a restored database.
 *   <li>The provider's staff are who Keycloak's realm roles say; what they do for the provider passes the same gate and is kept
 *       in a trail of its own, under the id {@code OrganizationId.PROVIDER}. A second gate and a second trail were rejected.
 *   <li>A suspension has causes, each kept by itself; the strongest counts and stands with the organization. One field that the
 *       last writer wins was rejected: a budget's new month would have let off who does not pay.
 *   <li>Nobody gives or takes a role that may more than their own; so an admin cannot become owner, nor come to pay.
 * </ul>
 */
@ApplicationModule(
        displayName = "Tenancy",
        allowedDependencies = {"kernel", "ui", "api", "identity"})
@NullMarked
package cloud.nuvem.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
