/**
 * Who may do what in the embedded cluster, decided as Kubernetes 1.36 decides it: bearer tokens, impersonation (the
 * classic verb and the constrained one of KEP-5284), RBAC, the prevention of privilege escalation and access reviews.
 * Admission policies and quotas are in {@code policy} and {@code quota}.
 *
 * <p>Nothing here knows Nuvem. Its rights and policies are the production files under {@code helm/nuvem/cluster}, read by
 * {@link cloud.nuvem.dev.cluster.access.Foundations}, so that a right the chart forgets is missing here as well.
 *
 * <p>2026-11-24: rules are indexed by subject and namespace from watches, as a real API server does, because they are
 * asked on every request; a new RoleBinding therefore acts a moment after it was stored. Not modelled: aggregation of
 * ClusterRoles, impersonation of nodes, tokens of deleted service accounts.
 */
@NullMarked
package cloud.nuvem.dev.cluster.access;

import org.jspecify.annotations.NullMarked;
