/**
 * The Kubernetes connection of each region: writes in a member's name ({@link cloud.nuvem.cluster.ProjectClusters}), caches
 * that follow the cluster ({@link cloud.nuvem.cluster.WatchedCaches}), what a cluster can do
 * ({@link cloud.nuvem.cluster.Capabilities}), and the reconciler that keeps every project's namespace as it must be.
 *
 * <p>No tables. Hears {@code ProjectCreated} and {@code ProjectDeleted} of tenancy as a nudge; what counts is what the
 * directory of projects and the cluster say.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>Objects cross this boundary as JSON trees ({@link cloud.nuvem.cluster.ClusterObject}), not as generated classes: a feature
 *       names the few fields it writes and reads, unknown ones survive, and the client library stays inside {@code internal}.
 *   <li>The client library brings configuration, TLS, tokens and impersonation; listing and watching is a loop of our own
 *       instead of its informers. Lists are read page by page and item by item (a page is the most that is ever in memory as
 *       JSON), bookmarks and a heartbeat say how old the picture is, and a 410 costs one relist, with jitter.
 *   <li>One watch per kind and region, filtered in memory by project, rather than one per namespace: thousands of projects
 *       would be thousands of connections.
 *   <li>Nothing is retried that may have been carried out. A lost answer is its own exception, so that the audit trail says
 *       "unknown" instead of guessing.
 * </ul>
 */
@ApplicationModule(
        displayName = "Cluster",
        allowedDependencies = {"kernel", "identity", "tenancy"})
@NullMarked
package cloud.nuvem.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
