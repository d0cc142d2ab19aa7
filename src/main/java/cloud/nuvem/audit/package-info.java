/**
 * The hash-chained trail of everything that changes something.
 */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"kernel", "ui", "api", "identity", "tenancy"})
@NullMarked
package cloud.nuvem.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
