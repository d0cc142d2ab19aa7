/**
 * Component kit in our look: headers, badges, empty and error states, wizard, price panel. No feature, no data.
 */
@ApplicationModule(
        displayName = "UI kit",
        allowedDependencies = {"kernel"})
@NullMarked
package cloud.nuvem.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
