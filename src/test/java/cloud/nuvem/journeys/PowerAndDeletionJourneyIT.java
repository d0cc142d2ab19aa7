package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VirtualMachines.UpdateVm;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Project;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Otto switches machines through all their states and lets them go, one by one and several at once. */
class PowerAndDeletionJourneyIT extends Journey {

    @Test
    void everyOrderAboutPowerIsSeenOnThePageWithoutReloading() {
        var project = acmeProject("power");
        running(tenants().ana(), project, "pump");
        var page = signIn("otto", machines(project) + "/pump");
        becomes(page, "Running");

        menu(page, "Pause");
        becomes(page, "Paused");
        button(page, "Resume").click();
        becomes(page, "Running");

        button(page, "Restart").click();
        assertThat(dialog(page)).containsText("Restart pump?");
        confirm(page, "Restart");
        assertThat(dialog(page)).hasCount(0);
        becomes(page, "Running");

        menu(page, "Force stop");
        assertThat(dialog(page)).containsText("what is not written to disk is lost");
        confirm(page, "Force stop");
        becomes(page, "Stopped");
        assertThat(page.locator("main")).containsText("While it is stopped it costs");
        button(page, "Start").click();
        becomes(page, "Running");
    }

    @Test
    void deletionAsksForTheNameAndLeavesTheVolumesThatAreKept() {
        var project = acmeProject("farewell");
        running(tenants().ana(), project, "keeper");
        running(tenants().ana(), project, "goner");
        var page = signIn("otto", machines(project) + "/keeper");

        menu(page, "Protect from deletion");
        assertThat(page.locator("vaadin-notification-card").first()).containsText("keeper is protected from deletion");
        delete(page, "keeper");
        assertThat(dialog(page)).containsText("“keeper” or one of its volumes is protected from deletion");
        page.keyboard().press("Escape");
        menu(page, "Lift deletion protection");
        assertThat(page.locator("vaadin-notification-card").last()).containsText("keeper can be deleted again");

        menu(page, "Delete");
        var typed = dialog(page).locator("vaadin-text-field");
        typed.locator("input").fill("keepers");
        confirm(page, "Delete VM");
        assertThat(typed.locator("[slot=error-message]")).containsText("That is not keeper. Type it exactly.");
        assertThat(typed.locator("input")).hasValue("keepers");
        dialog(page).getByText("Keep them; they go on costing").click();
        typed.locator("input").fill("keeper");
        confirm(page, "Delete VM");
        assertThat(page.locator("main")).containsText("keeper was deleted");

        page.navigate(machines(project) + "/goner");
        delete(page, "goner");
        assertThat(page.locator("main")).containsText("goner was deleted");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(volumesOf(project)).hasSize(1).allMatch(name -> name.startsWith("keeper")));
    }

    private static List<String> volumesOf(Project project) {
        var resources = WORLD.cluster().whole().cluster().resources();
        var claims = resources.type("", "persistentvolumeclaims");
        return resources.list(claims, project.id().namespace()).stream()
                .map(claim -> claim.path("metadata").path("name").asString(""))
                .toList();
    }

    @Test
    void manyAtOnceAnswerOneByOne() {
        var project = acmeProject("fleet");
        var machines = bean(VirtualMachines.class);
        for (var name : List.of("one", "two", "three")) {
            running(tenants().ana(), project, name);
        }
        machines.update(tenants().ana(), project.id(), new ResourceName("two"), new UpdateVm(null, null, true), null);
        var page = signIn("otto", machines(project));

        selectAll(page, 3);
        bulk(page, "Stop");
        assertThat(dialog(page)).containsText("Stop 3 machines?");
        confirm(page, "Stop");
        assertThat(page.locator(".nv-segments, [aria-label=State]").first()).containsText("Stopped3");

        selectAll(page, 3);
        bulk(page, "Delete 3 VMs");
        dialog(page).locator("vaadin-text-field input").fill("3 VMs");
        confirm(page, "Delete 3 VMs");
        var results = page.getByRole(AriaRole.DIALOG);
        assertThat(results).containsText("2 machines are being deleted");
        assertThat(results).containsText("1 machine was left as it is");
        assertThat(results).containsText("“two” or one of its volumes is protected from deletion");
        confirm(page, "Close");
        assertThat(page.locator(".nv-list-footer")).containsText("1 machine");
    }

    private static void selectAll(Page page, int expected) {
        page.locator("vaadin-grid vaadin-checkbox").first().click();
        assertThat(page.locator(".nv-bulk-bar")).containsText(expected + " of " + expected + " selected");
    }

    private static void bulk(Page page, String words) {
        page.locator(".nv-bulk-bar vaadin-button")
                .filter(new Locator.FilterOptions().setHasText(words))
                .click();
    }

    private static void delete(Page page, String name) {
        menu(page, "Delete");
        dialog(page).locator("vaadin-text-field input").fill(name);
        confirm(page, "Delete VM");
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    private static void confirm(Page page, String words) {
        dialog(page)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    private static Locator button(Page page, String words) {
        return page.locator(".nv-page-actions")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true));
    }

    private static void menu(Page page, String words) {
        page.locator(".nv-page-actions vaadin-button").last().click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    private static void becomes(Page page, String status) {
        assertThat(page.locator(".nv-title-line vaadin-badge")).hasText(Pattern.compile(status));
    }
}
