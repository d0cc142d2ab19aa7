package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ana and Otto at the consoles of one machine. */
class ConsoleJourneyIT extends Journey {

    private static final ResourceName MACHINE = new ResourceName("console-1");
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout((double) PATIENCE.toMillis());

    private ProjectId project;

    @BeforeAll
    void runAMachine() {
        project = tenants().shopProduction().id();
        var machines = bean(VirtualMachines.class);
        var ana = tenants().ana();
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            machines.create(ana, project, wish());
            return machines.find(ana, project, MACHINE)
                    .filter(machine -> machine.status().state() == VmStatus.State.RUNNING)
                    .isPresent();
        });
    }

    @Test
    void logsInOnTheSerialConsoleAndSeesTheOutput() {
        var page = signIn("ana", path("serial"));
        connected(page);
        page.keyboard().press("Enter");
        terminalSays(page, "login:");
        page.keyboard().type("ana\n");
        terminalSays(page, "assword:");
        page.keyboard().type("secret\n");
        page.keyboard().type("uname -a\n");
        terminalSays(page, "Linux");
        Assertions.assertThat(page.url()).doesNotContain("ticket");
    }

    @Test
    void seesTheScreenChangeWhileTypingAndLeavesItByKeyboard() {
        var page = signIn("ana", path("screen"));
        connected(page);
        var before = picture(page);
        page.keyboard().type("hello");
        Awaitility.await().atMost(PATIENCE).until(() -> !picture(page).equals(before));

        page.keyboard().press("Control+Alt+Shift");
        assertThat(page.locator(".nv-console-back")).isFocused();
    }

    @Test
    void namesWhatCannotBeTypedBeforeSending() {
        var page = signIn("ana", path("screen"));
        connected(page);
        page.locator("vaadin-button").filter(has("Paste")).click();
        page.locator("#paste-text textarea").fill("ls é");
        assertThat(page.locator("#paste-impossible")).containsText("é");
        var before = picture(page);
        page.locator("vaadin-button").filter(has("Type the rest")).click();
        Awaitility.await().atMost(PATIENCE).until(() -> !picture(page).equals(before));
    }

    @Test
    void takesOverAndIsTakenOver() {
        var ana = signIn("ana", path("serial"));
        connected(ana);
        var otto = signIn("otto", path("serial"));
        assertThat(otto.locator(".nv-console-message")).containsText("Somebody else has this console", PATIENTLY);
        otto.locator("vaadin-button").filter(has("Take over")).click();
        connected(otto);
        assertThat(ana.locator(".nv-console-message")).containsText("The console was taken over", PATIENTLY);
        ana.locator("vaadin-button").filter(has("Take back")).click();
        connected(ana);
    }

    @Test
    void losesTheConsoleWithTheRole() {
        var otto = signIn("otto", path("screen"));
        connected(otto);
        var memberships = bean(Memberships.class);
        var ana = tenants().ana();
        var organization = tenants().shopProduction().organization();
        var person = personOf("otto");
        memberships.grant(ana, new GrantRole(organization, person, null, Role.VIEWER));
        try {
            assertThat(otto.locator(".nv-console-message"))
                    .containsText(
                            "You may not use consoles here",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(5_000));
        } finally {
            memberships.grant(ana, new GrantRole(organization, person, null, Role.OPERATOR));
        }
    }

    @Test
    void hasNoConsoleAndNoPictureForPeopleWhoOnlyLook() {
        var vera = signIn("vera", path("screen"));
        assertThat(vera.locator(".nv-console-message")).containsText("You may not use consoles here", PATIENTLY);
        Assertions.assertThat(vera.request()
                        .get(address() + "/console/picture/" + project + "/" + MACHINE)
                        .status())
                .isEqualTo(404);
        vera.navigate("/p/" + project + "/virtual-machines/" + MACHINE);
        assertThat(vera.locator("h1")).containsText(MACHINE.value(), PATIENTLY);
        assertThat(vera.locator(".nv-button-link")).hasCount(0);
        assertThat(vera.locator("nv-picture")).hasCount(0);
    }

    @Test
    void showsThePictureOfTheScreenOnTheMachinesPage() {
        var page = signIn("ana", "/p/" + project + "/virtual-machines/" + MACHINE);
        assertThat(page.locator("nv-picture[filled] img"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout((double) PATIENCE.toMillis()));
        assertThat(page.locator(".nv-button-link")).hasAttribute("target", "_blank");
    }

    private String path(String kind) {
        return "/p/" + project + "/virtual-machines/" + MACHINE + "/console/" + kind;
    }

    private static Locator.FilterOptions has(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private static void connected(Page page) {
        assertThat(page.locator(".nv-console-state")).containsText("Connected", PATIENTLY);
    }

    private static void terminalSays(Page page, String words) {
        assertThat(page.locator(".xterm-rows")).containsText(words, PATIENTLY);
    }

    private static String picture(Page page) {
        return (String) page.evaluate("document.querySelector('nv-screen canvas').toDataURL()");
    }

    private static CreateVm wish() {
        return new CreateVm(
                "console-journey",
                MACHINE,
                1,
                "debian-13",
                "u1.small",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of(),
                false,
                true);
    }
}
