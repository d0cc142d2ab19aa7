/**
 * The Kubernetes connection of each region.
 */
@ApplicationModule(
        displayName = "Cluster",
        allowedDependencies = {"kernel", "identity", "tenancy"})
@NullMarked
package cloud.nuvem.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
