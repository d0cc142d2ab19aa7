/**
 * People, sign-in and service accounts.
 */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"kernel", "ui", "api"})
@NullMarked
package cloud.nuvem.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
