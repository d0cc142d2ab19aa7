package cloud.nuvem.dev.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.Resources.Event;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The cluster as a controller sees it. */
class InProcessTests {

    private final EmbeddedCluster cluster = SampleCluster.start(null);
    private final Resources resources = cluster.resources();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private ObjectNode widget(String name) {
        var widget = Json.object();
        widget.putObject("metadata").put("name", name).put("namespace", "default");
        widget.putObject("spec").put("size", 3);
        return widget;
    }

    private void create(String name) {
        resources.create(SampleCluster.WIDGETS, widget(name), SampleCluster.CONTROLLER);
    }

    private ObjectNode changed(String name, Consumer<ObjectNode> change) {
        return resources
                .change(SampleCluster.WIDGETS, "default", name, change, SampleCluster.CONTROLLER)
                .orElseThrow();
    }

    @Test
    void whatIsReadIsACopy() {
        create("a");
        var read = resources.get(SampleCluster.WIDGETS, "default", "a").orElseThrow();
        read.removeAll();

        assertThat(resources
                        .get(SampleCluster.WIDGETS, "default", "a")
                        .orElseThrow()
                        .path("spec")
                        .isEmpty())
                .isFalse();
    }

    @Test
    void aChangeWritesSpecAndStatusAtOnce() {
        create("a");

        var changed = changed("a", widget -> {
            widget.withObjectProperty("spec").put("size", 4L);
            widget.withObjectProperty("status").put("phase", "Ready");
        });

        assertThat(changed.at("/spec/size").asInt()).isEqualTo(4);
        assertThat(changed.at("/status/phase").asString()).isEqualTo("Ready");
        assertThat(Metadata.generation(changed)).isEqualTo(2);
    }

    @Test
    void aChangeOfTheStatusAloneKeepsTheGeneration() {
        create("a");

        var changed = changed("a", widget -> widget.withObjectProperty("status").put("phase", "Ready"));

        assertThat(Metadata.generation(changed)).isEqualTo(1);
        assertThat(changed.at("/metadata/managedFields/1/subresource").asString())
                .isEqualTo("status");
    }

    @Test
    void aChangeOfNothingIsNoEvent() {
        create("a");
        var version = Metadata.resourceVersion(changed("a", widget -> {}));

        assertThat(Metadata.resourceVersion(
                        changed("a", widget -> widget.withObjectProperty("spec").put("size", 3L))))
                .isEqualTo(version);
    }

    @Test
    void aChangeOfWhatIsGoneIsNothing() {
        assertThat(resources.change(SampleCluster.WIDGETS, "default", "gone", widget -> {}, SampleCluster.CONTROLLER))
                .isEmpty();
        resources.delete(SampleCluster.WIDGETS, "default", "gone", SampleCluster.CONTROLLER);
    }

    @Test
    void schemasHoldForControllersToo() {
        create("a");

        assertThatThrownBy(() ->
                        changed("a", widget -> widget.withObjectProperty("spec").put("size", 1_000)))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(422));
    }

    @Test
    void aWatchTellsWhatIsThenEveryChangeInOrder() throws Exception {
        create("before");
        List<String> heard = new CopyOnWriteArrayList<>();
        try (var watch = resources.watch(
                SampleCluster.WIDGETS, event -> heard.add(event.type() + " " + Metadata.name(event.object())))) {
            assertThat(watch).isNotNull();
            create("a");
            changed("a", widget -> widget.withObjectProperty("spec").put("size", 5));
            resources.delete(SampleCluster.WIDGETS, "default", "a", SampleCluster.CONTROLLER);

            await().until(() -> heard.size() == 4);
            assertThat(heard).containsExactly("ADDED before", "ADDED a", "MODIFIED a", "DELETED a");
        }
    }

    @Test
    void aWatchOutlivesAForgottenHistory() throws Exception {
        List<Event> heard = new CopyOnWriteArrayList<>();
        try (var watch = resources.watch(SampleCluster.WIDGETS, heard::add)) {
            assertThat(watch).isNotNull();
            create("a");
            await().until(() -> heard.size() == 1);
            cluster.faults().expireWatches();
            create("b");

            await().until(() -> heard.size() == 2);
            assertThat(Metadata.name(heard.getLast().object())).isEqualTo("b");
        }
    }
}
