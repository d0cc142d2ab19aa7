/**
 * Organizations, projects, members and roles; who may do what, and the gate every change passes.
 */
@ApplicationModule(
        displayName = "Tenancy",
        allowedDependencies = {"kernel", "ui", "api", "identity"})
@NullMarked
package cloud.nuvem.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
