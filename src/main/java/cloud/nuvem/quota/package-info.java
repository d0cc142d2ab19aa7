/**
 * Limits of an organization and what is used of them.
 */
@ApplicationModule(
        displayName = "Quota",
        allowedDependencies = {"kernel", "ui", "api", "tenancy", "pricing"})
@NullMarked
package cloud.nuvem.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
