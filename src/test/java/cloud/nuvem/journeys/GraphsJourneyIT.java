package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.DemoMachines;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Graphs in a real browser: every range, zoom, table, file, both themes, an outage and its end. */
class GraphsJourneyIT extends Journey {

    private static final LocatorAssertions.HasCountOptions PATIENTLY =
            new LocatorAssertions.HasCountOptions().setTimeout((double) PATIENCE.toMillis());

    @Autowired
    private ApplicationContext portal;

    @BeforeEach
    void makeMachines() {
        DemoMachines.seed(tenants(), portal);
        WORLD.prometheus().givePast(tenants().shopProduction().id().namespace());
    }

    @AfterEach
    void heal() {
        WORLD.prometheus().faults().reset();
    }

    @Test
    void showsEveryRangeAndKeepsItInTheAddress() {
        var page = openGraphs(newWindow());
        for (var range : List.of("6 h", "24 h", "7 d", "30 d", "1 h")) {
            page.locator(".nv-segments button")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + range + "$")))
                    .click();
            assertThat(page).hasURL(Pattern.compile("range=" + range.replace(" ", "")));
            drawn(page);
        }
        page.reload();
        assertThat(page.locator(".nv-segments button[aria-pressed=true]")).hasText("1 h");
        drawn(page);
    }

    @Test
    void zoomsByDraggingAndComesBackByDoubleClick() {
        var page = openGraphs(newWindow());
        drawn(page);
        var plot = page.locator("nv-chart .u-over").first();
        var box = plot.boundingBox();
        page.mouse().move(box.x + box.width * 0.3, box.y + 40);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.7, box.y + 60);
        page.mouse().up();
        assertThat(page).hasURL(Pattern.compile("from=.*to=|to=.*from="));
        assertThat(page.locator(".nv-segments button[aria-pressed=true]")).hasCount(0);
        drawn(page);

        page.locator("nv-chart .u-over").first().dblclick();
        assertThat(page).hasURL(Pattern.compile("range=1h"));
    }

    @Test
    void zoomsWithTheKeyboardAlone() {
        var page = openGraphs(newWindow());
        drawn(page);
        page.locator(".nv-chart-plot").first().focus();
        for (int press = 0; press < 8; press++) {
            page.keyboard().press("ArrowLeft");
        }
        for (int press = 0; press < 20; press++) {
            page.keyboard().press("Shift+ArrowLeft");
        }
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("from="));
    }

    @Test
    void theCursorOfOneChartIsTheCursorOfAll() {
        var page = openGraphs(newWindow());
        drawn(page);
        page.locator("nv-chart .u-over").first().hover();
        assertThat(page.locator(".nv-chart-stamp:not([hidden])")).hasCount(9, PATIENTLY);
    }

    @Test
    void theSameStandsInATableAndInAFile() throws IOException {
        var page = openGraphs(newWindow());
        drawn(page);
        var memory = page.locator("nv-chart[heading=Memory]");
        memory.locator(".nv-chart-tool").first().click();
        assertThat(memory.locator(".nv-chart-data th").nth(1)).containsText("Used (");
        assertThat(memory.locator(".nv-chart-data tbody tr")).hasCount(121);

        var file = page.waitForDownload(
                () -> memory.locator(".nv-chart-tool").nth(1).click());
        assertThat(file.suggestedFilename()).isEqualTo("web-1-memory.csv");
        var lines = Files.readAllLines(file.path());
        assertThat(lines.getFirst()).isEqualTo("time,\"Used\",\"Available\"");
        assertThat(lines).hasSize(122).element(60).asString().matches("20..-..-..T..:..:..Z,[0-9.]+,[0-9.]+");
    }

    @Test
    void anOutageIsSaidCalmlyAndHealsByItself() {
        WORLD.prometheus().faults().refuseConnections();
        var page = openGraphs(newWindow());
        assertThat(page.locator("nv-chart[state=waiting]")).hasCount(9, PATIENTLY);
        assertThat(page.locator("nv-chart .nv-chart-sentence").first()).containsText("This page tries again by itself");
        assertThat(page.locator("h1")).hasText("web-1");

        WORLD.prometheus().faults().reset();
        drawn(page);
    }

    @Test
    void aSlowOneDoesNotHoldUpThePage() {
        WORLD.prometheus().faults().slow(Duration.ofSeconds(4));
        var page = newWindow();
        signIn(page, "ana", machine() + "?range=24h");
        assertThat(page.locator("nv-chart[state=waiting]").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout((double) PATIENCE.toMillis()));
        assertThat(page.locator("nv-chart .nv-chart-sentence").first()).containsText("late");
        drawn(page);
    }

    @Test
    void newPointsArriveByPush() {
        var page = openGraphs(newWindow());
        drawn(page);
        var before = page.locator(".nv-graphs-frame").textContent();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !page.locator(".nv-graphs-frame").textContent().equals(before));
        drawn(page);
    }

    @Test
    void followsTheDarkThemeAndFitsAPhone() {
        var page = newWindow(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("pt-BR")
                .setColorScheme(ColorScheme.DARK));
        openGraphs(page);
        drawn(page);
        assertThat(page.locator("nv-chart").nth(2)).containsText("Em uso");
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    @Test
    void theProjectNamesItsTopConsumers() {
        var page = newWindow();
        signIn(page, "vera", "/p/" + tenants().shopProduction().id() + "/graphs?range=6h");
        assertThat(page.locator("nv-chart[state=ready]")).hasCount(4, PATIENTLY);
        page.locator(".nv-ranking li a").first().click();
        assertThat(page).hasURL(Pattern.compile("/virtual-machines/.*/graphs"));
    }

    private Page openGraphs(Page page) {
        return signIn(page, "ana", machine());
    }

    private String machine() {
        return "/p/" + tenants().shopProduction().id() + "/virtual-machines/web-1/graphs";
    }

    /** Every chart has its numbers, and those that are shown as graphs have drawn them. */
    private static void drawn(Page page) {
        assertThat(page.locator("nv-chart[state=ready] .uplot canvas")).hasCount(9, PATIENTLY);
    }
}
