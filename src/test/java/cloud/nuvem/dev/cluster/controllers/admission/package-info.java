/** Defaults and refusals of Kubernetes and KubeVirt before anything is stored. */
@NullMarked
package cloud.nuvem.dev.cluster.controllers.admission;

import org.jspecify.annotations.NullMarked;
