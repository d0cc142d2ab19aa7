package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ana makes a machine, watches it start without reloading, and switches it off and on. */
class CreateVmJourneyIT extends Journey {

    @Test
    void makesAMachineAndSwitchesItOffAndOn() {
        var page = signIn("ana", machines() + "/create");

        assertThat(page.locator(".nv-price")).containsText("€");
        next(page, 4);
        page.locator("#vm-name input").fill("journey-1");
        next(page, 1);
        assertThat(page.locator("#wizard-next")).containsText(Pattern.compile("Create VM · €[0-9.]+/h"));
        next(page, 1);

        assertThat(page).hasURL(Pattern.compile(".*/virtual-machines/journey-1"));
        becomes(page, "Running");
        action(page, "Stop");
        page.getByRole(AriaRole.DIALOG).locator("vaadin-button").last().click();
        becomes(page, "Stopped");
        action(page, "Start");
        becomes(page, "Running");
    }

    @Test
    void saysWhatIsWrongAtTheFieldAndLosesNothing() {
        var page = signIn("ana", machines() + "/create?step=name");
        var name = page.locator("#vm-name");

        name.locator("input").fill("Not A Name");
        page.locator("#wizard-next").click();
        assertThat(name.locator("[slot=error-message]")).containsText("lower-case letters");

        name.locator("input").fill("kept-over-reload");
        name.locator("input").press("Tab");
        page.reload();
        assertThat(page.locator("#vm-name input")).hasValue("kept-over-reload");
    }

    private String machines() {
        return "/p/" + tenants().shopProduction().id() + "/virtual-machines";
    }

    private static void next(Page page, int times) {
        for (int time = 0; time < times; time++) {
            page.locator("#wizard-next").click();
        }
    }

    private static void action(Page page, String words) {
        page.locator(".nv-page-actions vaadin-button:visible")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
    }

    /** By push alone: the page is not reloaded. */
    private static void becomes(Page page, String status) {
        assertThat(page.locator(".nv-title-line vaadin-badge"))
                .hasText(status, new LocatorAssertions.HasTextOptions().setTimeout((double) PATIENCE.toMillis()));
    }
}
