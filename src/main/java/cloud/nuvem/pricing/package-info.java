/**
 * Price lists and the one rating function.
 */
@ApplicationModule(
        displayName = "Pricing",
        allowedDependencies = {"kernel", "ui", "api", "tenancy"})
@NullMarked
package cloud.nuvem.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
