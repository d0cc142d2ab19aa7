/**
 * Virtual machines, instance types, images and SSH keys.
 */
@ApplicationModule(
        displayName = "Compute",
        allowedDependencies = {"kernel", "ui", "api", "identity", "tenancy", "audit", "cluster", "pricing", "quota"})
@NullMarked
package cloud.nuvem.compute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
