/**
 * What the embedded cluster shares with a real one, as tests that cannot tell which of the two they talk to.
 *
 * <p>They run against the embedded cluster, or, when {@code NUVEM_CONTRACT_KUBECONFIG} names a kubeconfig with all rights,
 * against that cluster (Kubernetes 1.36 with KubeVirt and CDI). Each test is one row of the behaviour that was measured
 * there. What only the embedded cluster offers (faults, journal) is tested beside it.
 */
@NullMarked
package cloud.nuvem.dev.cluster.contract;

import org.jspecify.annotations.NullMarked;
