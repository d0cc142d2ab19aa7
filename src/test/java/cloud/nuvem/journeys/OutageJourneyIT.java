package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands still while a part is away, and that it heals by itself. */
class OutageJourneyIT extends Journey {

    @Test
    void aRegionThatDoesNotAnswerLeavesThePagesReadable() {
        var faults = WORLD.cluster().whole().cluster().faults();
        var page = signIn("ana", "/p/" + tenants().shopProduction().id() + "/virtual-machines");
        assertThat(page.locator("h1")).hasText("Virtual machines");

        faults.refuseConnections();
        try {
            page.reload();
            assertThat(page.locator("h1")).hasText("Virtual machines");
        } finally {
            faults.acceptConnections();
        }
        page.reload();
        assertThat(page.locator("h1")).hasText("Virtual machines");
    }

    @Test
    void speaksPortugueseInTheDark() {
        var page = newWindow(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("pt-BR")
                .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        signIn(page, "otto", "/p/" + tenants().shopProduction().id() + "/virtual-machines");

        assertThat(page.locator("html")).hasAttribute("lang", "pt-BR");
        assertThat(page.locator("h1"))
                .hasText(
                        Pattern.compile("Máquinas virtuais"),
                        new LocatorAssertions.HasTextOptions().setTimeout(60_000));
    }
}
