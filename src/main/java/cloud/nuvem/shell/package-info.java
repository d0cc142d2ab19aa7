/**
 * Frame, navigation, home page and error pages.
 */
@ApplicationModule(
        displayName = "Shell",
        allowedDependencies = {"kernel", "ui", "identity", "tenancy", "audit", "compute"})
@NullMarked
package cloud.nuvem.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
