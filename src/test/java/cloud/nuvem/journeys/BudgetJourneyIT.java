package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Project;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A month that gets too expensive, and what its budget does about it. */
class BudgetJourneyIT extends Journey {

    @DynamicPropertySource
    static void seconds(DynamicPropertyRegistry registry) {
        registry.add("nuvem.compute.standstill", () -> "2s");
    }

    @Test
    void theLadderStopsWhatCostsTooMuchUntilTheBudgetIsRaised() {
        var project = thrifty();
        running(tenants().ana(), project, "heater");
        UsedMachines.justNow(WORLD.postgres(), project);
        var page = signIn("ana", "/o/thrifty/budgets");

        button(page, "Set budget").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.locator("vaadin-big-decimal-field input").fill("0.01");
        choose(page, dialog.locator(".nv-rung").nth(0), "Block new resources");
        choose(page, dialog.locator(".nv-rung").nth(1), "Stop machines");
        button(dialog, "Set budget").click();

        assertThat(page.locator(".nv-budget")).containsText("€0.01");
        assertThat(page.locator("table")).containsText("Block new resources");
        assertThat(page.locator("table")).containsText("Stop machines");
        page.reload();
        assertThat(page.locator(".nv-banners")).containsText("machines are stopped");
        becomes(project, VmStatus.State.STOPPED);

        button(page.locator(".nv-budget"), "Change").click();
        dialog.locator("vaadin-big-decimal-field input").fill("1000000000");
        button(dialog, "Save budget").click();
        assertThat(page.locator("table")).containsText("budget changed");
        page.navigate("/p/" + project.id() + "/virtual-machines/heater");
        assertThat(page.locator("h1")).hasText("heater");
        assertThat(page.locator(".nv-banners")).isEmpty();
        button(page.locator(".nv-page-actions"), "Start").click();
        becomes(project, VmStatus.State.RUNNING);
    }

    private Project thrifty() {
        var ana = tenants().ana();
        var founded = (Founded) bean(Organizations.class).found(ana, new FoundOrganization("thrifty", "Thrifty"));
        return project(ana, founded.organization().id(), "Home");
    }

    /** What is done at one rung of the ladder. */
    private static void choose(Page page, Locator rung, String measure) {
        rung.locator("vaadin-select").last().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(measure))
                .click();
    }

    private static Locator button(Page page, String words) {
        return button(page.locator(".nv-page-actions"), words);
    }

    private static Locator button(Locator place, String words) {
        return place.locator("vaadin-button", new Locator.LocatorOptions().setHasText(words));
    }

    private void becomes(Project project, VmStatus.State state) {
        Awaitility.await("heater " + state)
                .atMost(PATIENCE)
                .until(() -> bean(VirtualMachines.class)
                        .find(tenants().ana(), project.id(), new ResourceName("heater"))
                        .filter(machine -> machine.status().state() == state)
                        .isPresent());
    }
}
