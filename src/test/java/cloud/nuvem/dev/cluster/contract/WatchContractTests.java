package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Watches: over HTTP and over a websocket, from a version on, through a selector, to their end. */
@Timeout(60)
class WatchContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();

    @AfterEach
    void leave() {
        workspace.close();
    }

    private String listVersion() {
        return wire.get(workspace.configMaps()).expect(200).version();
    }

    /** The first events of a watch on config maps, as {@code TYPE name}. */
    private List<String> events(String query, int count) {
        try (var stream = wire.stream(workspace.configMaps() + "?watch=true&timeoutSeconds=20&" + query)) {
            return stream.filter(event ->
                            !event.at("/object/metadata/name").asString("").equals("kube-root-ca.crt"))
                    .limit(count)
                    .map(event -> event.path("type").asString() + " "
                            + event.at("/object/metadata/name").asString(""))
                    .toList();
        }
    }

    private void create(String name, String labels) {
        wire.post(workspace.configMaps(), Workspace.labelledConfigMap(name, labels))
                .expect(201);
    }

    @Test
    void itTellsEveryLaterChangeInOrder() {
        create("before", "{}");
        var from = listVersion();
        create("a", "{}");
        wire.patch(workspace.configMaps() + "/a", Wire.MERGE_PATCH, "{\"data\": {\"x\": \"1\"}}")
                .expect(200);
        wire.delete(workspace.configMaps() + "/a").expect(200);

        assertThat(events("resourceVersion=" + from, 3)).containsExactly("ADDED a", "MODIFIED a", "DELETED a");
    }

    @Test
    void withoutAVersionItTellsFirstWhatExists() {
        create("a", "{}");

        assertThat(events("", 1)).containsExactly("ADDED a");
    }

    @Test
    void anUpdateThatChangesNothingIsNoEvent() {
        create("a", "{}");
        var from = listVersion();
        wire.patch(workspace.configMaps() + "/a", Wire.MERGE_PATCH, "{\"metadata\": {}}")
                .expect(200);
        create("b", "{}");

        assertThat(events("resourceVersion=" + from, 1)).containsExactly("ADDED b");
    }

    @Test
    void anObjectThatLeavesTheSelectorIsDeletedForTheWatcher() {
        create("a", "{\"tier\": \"web\"}");
        var from = listVersion();
        wire.patch(workspace.configMaps() + "/a", Wire.MERGE_PATCH, "{\"metadata\": {\"labels\": {\"tier\": \"db\"}}}")
                .expect(200);
        wire.patch(workspace.configMaps() + "/a", Wire.MERGE_PATCH, "{\"metadata\": {\"labels\": {\"tier\": \"web\"}}}")
                .expect(200);

        assertThat(events("labelSelector=tier%3Dweb&resourceVersion=" + from, 2))
                .containsExactly("DELETED a", "ADDED a");
    }

    @Test
    void aVersionThatIsForgottenIsGone() {
        try (var stream = wire.stream(workspace.configMaps() + "?watch=true&resourceVersion=1&timeoutSeconds=10")) {
            var event = stream.findFirst().orElseThrow();

            assertThat(event.path("type").asString()).isEqualTo("ERROR");
            assertThat(event.at("/object/code").asInt()).isEqualTo(410);
            assertThat(event.at("/object/reason").asString()).isEqualTo("Expired");
            assertThat(event.at("/object/message").asString()).startsWith("too old resource version: 1 (");
        }
    }

    @Test
    void aBookmarkComesBeforeTheEnd() {
        var query = "?watch=true&allowWatchBookmarks=true&timeoutSeconds=4&resourceVersion=" + listVersion();
        try (var stream = wire.stream(workspace.configMaps() + query)) {
            var bookmark = stream.filter(event -> event.path("type").asString().equals("BOOKMARK"))
                    .findFirst()
                    .orElseThrow();

            assertThat(bookmark.at("/object/kind").asString()).isEqualTo("ConfigMap");
            assertThat(bookmark.at("/object/metadata/resourceVersion").asString())
                    .isNotEmpty();
        }
    }

    @Test
    void itEndsWhenItsTimeIsUp() {
        try (var stream =
                wire.stream(workspace.configMaps() + "?watch=true&timeoutSeconds=1&resourceVersion=" + listVersion())) {
            assertThat(stream.map(JsonNode::toString))
                    .allSatisfy(event -> assertThat(event).contains("kube-root-ca.crt"));
        }
    }

    @Test
    void itTellsTablesToThoseWhoAsk() {
        create("a", "{}");
        var answer = wire.get(
                workspace.configMaps() + "?watch=true&timeoutSeconds=1&fieldSelector=metadata.name%3Da",
                "Accept",
                "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");

        var event = JsonMapper.shared()
                .readTree(answer.expect(200).text().lines().findFirst().orElseThrow());
        assertThat(event.at("/object/kind").asString()).isEqualTo("Table");
        assertThat(event.at("/object/rows/0/cells/0").asString()).isEqualTo("a");
    }

    @Test
    void itRunsOverAWebSocketToo() throws Exception {
        var from = listVersion();
        var events = new LinkedBlockingQueue<String>();
        var address = URI.create(wire.address().replaceFirst("^http", "ws") + workspace.configMaps()
                + "?watch=true&timeoutSeconds=20&fieldSelector=metadata.name%3Da&resourceVersion=" + from);
        var socket = wire.http()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + wire.token())
                .buildAsync(address, new Collector(events))
                .get(20, TimeUnit.SECONDS);

        create("a", "{}");
        var event = JsonMapper.shared().readTree(events.poll(20, TimeUnit.SECONDS));

        assertThat(event.path("type").asString()).isEqualTo("ADDED");
        assertThat(event.at("/object/metadata/name").asString()).isEqualTo("a");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
    }

    /** Puts fragments together. */
    private static final class Collector implements WebSocket.Listener {

        private final LinkedBlockingQueue<String> events;
        private final StringBuilder text = new StringBuilder();

        Collector(LinkedBlockingQueue<String> events) {
            this.events = events;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                events.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
