package cloud.nuvem.compute.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.Graphs.GraphQuestion;
import cloud.nuvem.sandbox.PageTests;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.Segments;
import cloud.nuvem.ui.TimeSeriesChart;
import cloud.nuvem.ui.TimeSeriesChart.State;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphsTests extends PageTests {

    private static final String MACHINE = "p/shop-production/virtual-machines/web-1/graphs";
    private static final String PROJECT = "p/shop-production/graphs";

    @Test
    void aMachineHasNineGraphsWithTheirLines() {
        open(MACHINE, Map.of());
        await(() -> charts().stream().allMatch(chart -> chart.state() == State.READY));
        assertThat(charts())
                .extracting(chart -> chart.getElement().getAttribute("heading"))
                .containsExactly(
                        "CPU",
                        "CPU by vCPU",
                        "Memory",
                        "Disk throughput",
                        "Disk operations",
                        "Disk latency",
                        "Network throughput",
                        "Packets",
                        "Dropped packets");
        assertThat(charts().getFirst().names()).containsExactly("Used", "Steal");
        assertThat(charts().get(3).names()).containsExactly("vda read", "vda written");
    }

    @Test
    void asksForTheMachineOfThePageAlone() {
        open(MACHINE, Map.of());
        await(() -> graphs.asked.size() >= 9);
        assertThat(graphs.asked).allSatisfy(question -> {
            assertThat(question.project()).hasToString("shop-production");
            assertThat(question.machine()).hasToString("web-1");
        });
        assertThat(graphs.asked).extracting(GraphQuestion::graph).doesNotContain(Graph.PROJECT_CPU);
    }

    @ParameterizedTest
    @CsvSource({"1h, PT1H, 30", "6h, PT6H, 60", "24h, PT24H, 300", "7d, P7D, 1800", "30d, P30D, 7200"})
    void theAddressSaysWhichTime(String range, Duration length, long step) {
        open(MACHINE, Map.of("range", range));
        await(() -> graphs.asked.size() >= 9);
        assertThat(graphs.asked).allSatisfy(question -> {
            assertThat(question.frame().length()).isEqualTo(length);
            assertThat(question.frame().step()).isEqualTo(Duration.ofSeconds(step));
        });
        assertThat(pressed()).isEqualTo(range.replaceAll("([a-z])", " $1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2h", "-1h", "<script>", "6H"})
    void anAddressThatMeansNothingIsTheLastHour(String range) {
        open(MACHINE, Map.of("range", range));
        await(() -> graphs.asked.size() >= 9);
        assertThat(graphs.asked)
                .allSatisfy(question -> assertThat(question.frame().length()).isEqualTo(Duration.ofHours(1)));
    }

    @Test
    void choosingAnotherTimeChangesTheAddress() {
        open(MACHINE, Map.of());
        test(segments().get(3)).click();
        await(() -> charts().stream().allMatch(chart -> chart.state() == State.READY));
        assertThat(address()).containsEntry("range", List.of("7d"));
        assertThat(pressed()).isEqualTo("7 d");
        assertThat(graphs.asked)
                .anySatisfy(question -> assertThat(question.frame().length()).isEqualTo(Duration.ofDays(7)));
    }

    @Test
    void goingEarlierStandsInTheAddressToo() {
        open(MACHINE, Map.of("range", "24h"));
        test(find(Button.class).withAriaLabel("Earlier").single()).click();
        await(() -> address().containsKey("from"));
        assertThat(address()).containsKey("to").doesNotContainKey("range");
        assertThat(pressed()).isEmpty();
    }

    @Test
    void aMarkedStretchOfThePastIsShownAsItIs() {
        open(MACHINE, Map.of("from", "2026-11-20T08:00:00Z", "to", "2026-11-20T09:00:00Z"));
        await(() -> graphs.asked.size() >= 9);
        assertThat(graphs.asked)
                .allSatisfy(question ->
                        assertThat(question.frame().from().toString()).isEqualTo("2026-11-20T08:00:00Z"));
    }

    @Test
    void aSlowPrometheusIsSaidCalmlyAndHeals() {
        graphs.delay(true);
        open(MACHINE, Map.of());
        await(() -> charts().stream().allMatch(chart -> chart.state() == State.WAITING));
        assertThat(charts().getFirst().getElement().getAttribute("sentence")).contains("do not answer");

        graphs.delay(false);
        await(() -> charts().stream().allMatch(chart -> chart.state() == State.READY));
    }

    @Test
    void anOutageLeavesWhatIsShown() {
        open(MACHINE, Map.of());
        await(() -> charts().stream().allMatch(chart -> chart.state() == State.READY));
        graphs.fail(true);
        await(() -> charts().stream().anyMatch(chart -> chart.state() == State.WAITING));
        assertThat(charts().getFirst().names()).containsExactly("Used", "Steal");
    }

    @Test
    void saysThatNothingWasMeasured() {
        graphs.silence();
        open(MACHINE, Map.of());
        await(() -> charts().stream().allMatch(chart -> chart.state() == State.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(strings = {MACHINE, PROJECT})
    void saysWhyThereAreNone(String path) {
        graphs.takeAway();
        open(path, Map.of());
        assertThat(page()).contains("No graphs in fra-1", "The provider has not connected measurements");
        assertThat(charts()).isEmpty();
        assertThat(graphs.asked).isEmpty();
    }

    @Test
    void viewersSeeGraphs() {
        tenancy.allowOnly(Set.of(Permission.VIEW_RESOURCES));
        open(MACHINE, Map.of());
        await(() -> charts().stream().allMatch(chart -> chart.state() == State.READY));
    }

    @Test
    void aProjectShowsSumsAndWhoTakesTheMost() {
        open(PROJECT, Map.of("range", "6h"));
        await(() -> page().contains("1.75 vCPU"));
        assertThat(charts()).hasSize(4);
        assertThat(find(ResourceLink.class).all())
                .extracting(Anchor::getHref)
                .contains("/p/shop-production/virtual-machines/web-1/graphs");
    }

    @Test
    void thePageIsInTheNavigation() {
        open(PROJECT, Map.of());
        assertThat(find(SideNavItem.class).all())
                .extracting(SideNavItem::getPath)
                .contains(PROJECT);
    }

    private static void open(String path, Map<String, String> query) {
        UI.getCurrent().navigate(path, QueryParameters.simple(query));
    }

    private static Map<String, List<String>> address() {
        return UI.getCurrent()
                .getInternals()
                .getActiveViewLocation()
                .getQueryParameters()
                .getParameters();
    }

    private List<TimeSeriesChart> charts() {
        return find(TimeSeriesChart.class).all();
    }

    private String pressed() {
        return segments().stream()
                .filter(button -> "true".equals(button.getElement().getAttribute("aria-pressed")))
                .map(button -> button.getElement().getTextRecursively())
                .collect(Collectors.joining());
    }

    private List<NativeButton> segments() {
        return find(NativeButton.class, find(Segments.class).single()).all();
    }
}
