/**
 * The frame around every page: where one is (breadcrumbs, project switcher), where one can go (navigation, command palette),
 * what happened (notifications, banner), who one is (language, light, time zone, sign-out); the home page of a project and the
 * error pages. Nobody imports it: Vaadin puts every view into {@code Frame}, and modules speak to it through {@code ui}.
 *
 * <p>It has no tables and no events. What a person chose is kept by {@code identity}; the drawer's width by the browser.
 *
 * <p>Decisions (2026-11-24): navigation shows an entry only while its page exists, so that modules may come and go without empty
 * links. An absent page, somebody else's project and somebody else's machine are one and the same page. An ended session reloads
 * instead of asking: sign-in leads back to where one was. A count or a notice that fails is logged and left out; the frame
 * outlives what it counts.
 */
@ApplicationModule(
        displayName = "Shell",
        allowedDependencies = {"kernel", "ui", "identity", "tenancy"})
@NullMarked
package cloud.nuvem.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
