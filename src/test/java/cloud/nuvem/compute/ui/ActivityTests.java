package cloud.nuvem.compute.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.activity.Topic;
import cloud.nuvem.sandbox.FakeActivity;
import cloud.nuvem.sandbox.PageTests;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActivityTests extends PageTests {

    private static final String MACHINE = "p/shop-production/virtual-machines/web-1/activity";
    private static final String PROJECT = "p/shop-production/activity";

    @Test
    void showsWhatHappenedUnderAHeadingForEachDay() {
        open(MACHINE, Map.of());
        assertThat(rows()).isEqualTo(4);
        assertThat(find(H2.class).all().stream().filter(heading -> heading.hasClassName("nv-activity-day")))
                .hasSizeBetween(2, 3);
        assertThat(page()).contains("It moved to another host (2 times)", "host-1 → host-2", "Ana Nunes");
    }

    @Test
    void whatIsNewComesByItselfAndNothingElseMoves() {
        open(MACHINE, Map.of());
        var before = find(ListItem.class).withClassName("nv-activity-row").all();
        activity.happen("5", "crashed");
        await(() -> page().contains("It crashed"));
        assertThat(find(ListItem.class).withClassName("nv-activity-row").all())
                .hasSize(5)
                .containsAll(before);
    }

    @Test
    void olderOnesComeOnDemand() {
        activity.addOlder(60);
        open(MACHINE, Map.of());
        assertThat(rows()).isEqualTo(50);
        press("Show older");
        assertThat(rows()).isEqualTo(64);
        activity.happen("5", "crashed");
        await(() -> rows() == 65);
    }

    @Test
    void theAddressSaysWhatIsShown() {
        open(
                MACHINE,
                Map.of(
                        "search", "host",
                        "show", "moves",
                        "person", FakeActivity.ANA.id().toString(),
                        "period", "week",
                        "until", "2026-11-20"));
        var asked = activity.asked.stream()
                .filter(filter -> !filter.equals(ActivityFilter.ALL))
                .findFirst()
                .orElseThrow();
        assertThat(asked.search()).isEqualTo("host");
        assertThat(asked.topics()).isEqualTo(Set.of(Topic.MIGRATION));
        assertThat(asked.person()).isEqualTo(FakeActivity.ANA.id());
        assertThat(Duration.between(asked.from(), asked.to())).isEqualTo(Duration.ofDays(7));
        assertThat(page()).contains("Ana Nunes");
    }

    @Test
    void choosingGoesToAnAddress() {
        open(PROJECT, Map.of());
        test(find(NativeButton.class).all().stream()
                        .filter(button -> read(button).equals("Moves"))
                        .findFirst()
                        .orElseThrow())
                .click();
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getQueryString())
                .isEqualTo("show=moves");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void anAddressThatMeansNothingShowsAll() {
        open(PROJECT, Map.of("show", "x", "person", "<script>", "period", "-", "until", "tomorrow"));
        assertThat(activity.asked.peek()).isEqualTo(ActivityFilter.ALL);
    }

    @Test
    void onThePageOfTheProjectNamesLeadToTheirMachines() {
        open(PROJECT, Map.of());
        assertThat(find(Anchor.class).withText("web-1").all())
                .isNotEmpty()
                .allSatisfy(link ->
                        assertThat(link.getHref()).endsWith("/p/shop-production/virtual-machines/web-1/activity"));
    }

    private int rows() {
        return find(ListItem.class).withClassName("nv-activity-row").all().size();
    }

    private static void open(String path, Map<String, String> query) {
        UI.getCurrent().navigate(path, QueryParameters.simple(query));
    }
}
