package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.DevBrowser;
import cloud.nuvem.dev.DevKeycloak;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Ana's month, in the world that the README's first command starts: machines made, changed and stopped; billed, explained, paid. */
class MonthJourneyIT {

    private static final Path FOLDER = Path.of("target", "month").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void whatAnaUsedIsBilledExplainedAndPaid() throws Exception {
        try (var world = StartedWorld.in(FOLDER);
                var browser = DevBrowser.launch()) {
            PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
            var page = signIn(world, browser);
            if (leftOfMonth(world).compareTo(Duration.ofHours(6)) < 0) {
                world.turnClock("month-end");
            }
            var month = YearMonth.from(world.now().atOffset(ZoneOffset.UTC));
            useAMachine(world, page);
            world.turnClock("month-end");

            var number = open(page, month);
            assertThat(page.locator(".nv-invoice")).containsText("Virtual machine · u1.medium");
            assertThat(page.locator(".nv-invoice")).containsText("Virtual machine · u1.large");
            var line = page.locator(".nv-invoice tr")
                    .filter(new Locator.FilterOptions().setHasText("anas-machine"))
                    .filter(new Locator.FilterOptions().setHasText("u1.large"));
            line.locator("a").last().click();
            assertThat(page).hasURL(Pattern.compile(".*/usage/.*"));
            assertThat(page.locator("main")).containsText("anas-machine");
            page.goBack();

            button(page, "Pay now").click();
            pay(page);
            assertThat(page.locator("h1")).hasText(number);
            assertThat(page.locator(".nv-title-line")).containsText("Paid");
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Receipt")))
                    .hasAttribute("href", Pattern.compile("http.*"));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(world.mails()).contains(number));
        }
    }

    /** An hour of the size it is made with, an hour of another, then only its volume. */
    private static void useAMachine(StartedWorld world, Page page) {
        page.navigate("/p/" + world.projectOf("acme-robot") + "/virtual-machines/create");
        next(page, 4);
        page.locator("#vm-name input").fill("anas-machine");
        next(page, 2);
        assertThat(page).hasURL(Pattern.compile(".*/virtual-machines/anas-machine"));
        becomes(page, "Running");
        world.turnClock("PT1H");

        stop(page);
        page.locator(".nv-page-actions vaadin-button").last().click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Change instance type"))
                .click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.locator("vaadin-radio-button", new Locator.LocatorOptions().setHasText("u1.large"))
                .click();
        dialog.locator("vaadin-button", new Locator.LocatorOptions().setHasText("Change type"))
                .click();
        assertThat(page.locator("main")).containsText("u1.large");
        button(page, "Start").click();
        becomes(page, "Running");
        world.turnClock("PT1H");
        stop(page);
    }

    private static void stop(Page page) {
        button(page, "Stop").click();
        page.getByRole(AriaRole.DIALOG).locator("vaadin-button").last().click();
        becomes(page, "Stopped");
    }

    /** The month's invoice, once the portal has made it. */
    private static String open(Page page, YearMonth month) {
        var words = month.format(DateTimeFormatter.ofPattern("LLLL yyyy", Locale.ENGLISH));
        var row = page.locator("tr").filter(new Locator.FilterOptions().setHasText(words));
        Awaitility.await("the invoice of " + words).atMost(PATIENCE).until(() -> {
            page.navigate("/o/acme/invoices");
            page.locator("h1").waitFor();
            return row.count() > 0;
        });
        var number = row.locator("a").first().innerText();
        row.locator("a").first().click();
        assertThat(page.locator("h1")).hasText(number);
        return number;
    }

    private static void pay(Page page) {
        page.locator("#cardNumber").fill("4242 4242 4242 4242");
        page.locator("#email").fill("ana@acme.example");
        page.locator("#billingName").fill("Ana");
        page.locator("#submit").click();
        page.locator("main h1").waitFor();
    }

    private static Page signIn(StartedWorld world, DevBrowser browser) {
        var page = browser.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(world.portal())
                        .setLocale("en-GB")
                        .setViewportSize(1440, 900))
                .newPage();
        page.setDefaultTimeout((double) PATIENCE.toMillis());
        page.navigate("/");
        page.locator("#username").fill("ana");
        page.locator("#password").fill(DevKeycloak.PASSWORD);
        page.locator("#kc-login").click();
        page.locator("main h1").waitFor();
        return page;
    }

    private static Duration leftOfMonth(StartedWorld world) {
        var now = world.now().atOffset(ZoneOffset.UTC);
        var end = YearMonth.from(now).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC);
        return Duration.between(now, end);
    }

    private static void next(Page page, int times) {
        for (int time = 0; time < times; time++) {
            page.locator("#wizard-next").click();
        }
    }

    private static Locator button(Page page, String words) {
        return page.locator(".nv-page-actions vaadin-button:visible")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    private static void becomes(Page page, String status) {
        assertThat(page.locator(".nv-title-line vaadin-badge")).hasText(status);
    }
}
