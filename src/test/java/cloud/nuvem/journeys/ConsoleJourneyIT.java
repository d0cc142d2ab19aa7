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
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
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

    /** Row 47 of the list of faults. */
    @Test
    void showsTheTicketInNoAddressAndNoReferer() {
        var window = newWindow();
        var requests = new ArrayList<String>();
        var sockets = new ArrayList<String>();
        window.onRequest(request -> requests.add(request.url() + " " + request.headers()));
        window.onWebSocket(socket -> sockets.add(socket.url()));
        signIn(window, "ana", path("serial"));
        connected(window);
        window.locator(".nv-console-back").click();
        assertThat(window.locator("h1")).containsText(MACHINE.value(), PATIENTLY);
        Assertions.assertThat(requests).isNotEmpty().noneMatch(request -> request.contains("nuvem.ticket"));
        Assertions.assertThat(sockets).contains("ws" + address().substring("http".length()) + "/console/connect");
        Assertions.assertThat(window.evaluate("JSON.stringify([history.state, {...localStorage}, {...sessionStorage}])")
                        .toString())
                .doesNotContain("nuvem.ticket");
    }

    @Test
    void saysWhatWakesALineThatIsSilent() {
        var page = signIn("ana", path("serial"));
        connected(page);
        var hint = page.locator(".nv-serial-hint");
        assertThat(hint).hasText("The line is silent. Press Enter to wake it.");
        page.keyboard().press("Enter");
        terminalSays(page, "login:");
        assertThat(hint).isHidden();
    }

    @Test
    void isUsedWithFingersOnAPhone() {
        var page = newWindow(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB")
                .setHasTouch(true)
                .setIsMobile(true));
        signIn(page, "ana", path("serial"));
        connected(page);
        page.locator(".nv-console-phone").tap();
        page.keyboard().insertText("never-sent");
        page.locator(".nv-key-row button").filter(has("Ctrl")).tap();
        assertThat(page.locator(".nv-key-row button[aria-pressed=true]")).hasText("Ctrl");
        page.keyboard().insertText("u"); // takes back what was typed
        assertThat(page.locator(".nv-key-row button[aria-pressed=true]")).hasCount(0);
        page.keyboard().press("Enter");
        terminalSays(page, "login:");
        Assertions.assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);

        page.navigate(path("screen"));
        connected(page);
        var before = picture(page);
        page.locator(".nv-console-phone").tap();
        assertThat(page.locator(".nv-typed")).isFocused();
        page.keyboard().insertText("ls"); // as a soft keyboard does: characters, no keys
        Awaitility.await().atMost(PATIENCE).until(() -> !picture(page).equals(before));
        var hint = page.locator(".nv-console-hint").boundingBox();
        var keys = page.locator(".nv-key-row").boundingBox();
        Assertions.assertThat(hint.y + hint.height)
                .as("the hint leaves the keys free")
                .isLessThanOrEqualTo(keys.y);
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
