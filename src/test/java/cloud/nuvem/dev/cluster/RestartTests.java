package cloud.nuvem.dev.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What a cluster with a folder remembers. */
class RestartTests {

    @TempDir
    private Path folder;

    static ObjectNode configMap(String name, String value) {
        var map = Json.object();
        map.putObject("metadata").put("name", name).put("namespace", "default");
        map.putObject("data").put("value", value);
        return map;
    }

    private static void create(EmbeddedCluster cluster, String name, String value) {
        cluster.resources().create(SampleCluster.CONFIG_MAPS, configMap(name, value), SampleCluster.CONTROLLER);
    }

    private static String value(EmbeddedCluster cluster, String name) {
        return cluster.resources()
                .get(SampleCluster.CONFIG_MAPS, "default", name)
                .map(map -> map.path("data").path("value").asString())
                .orElse("absent");
    }

    @Test
    void objectsUidsAndVersionsComeBack() {
        ObjectNode before;
        String authority;
        try (var cluster = SampleCluster.start(folder)) {
            create(cluster, "kept", "1");
            create(cluster, "gone", "1");
            cluster.resources().delete(SampleCluster.CONFIG_MAPS, "default", "gone", SampleCluster.CONTROLLER);
            before = cluster.resources()
                    .get(SampleCluster.CONFIG_MAPS, "default", "kept")
                    .orElseThrow();
            authority = cluster.caCertificate();
        }
        try (var cluster = SampleCluster.start(folder)) {
            assertThat(cluster.resources().get(SampleCluster.CONFIG_MAPS, "default", "kept"))
                    .hasValue(before);
            assertThat(value(cluster, "gone")).isEqualTo("absent");
            assertThat(cluster.caCertificate()).isEqualTo(authority);

            create(cluster, "later", "1");
            var later = cluster.resources()
                    .get(SampleCluster.CONFIG_MAPS, "default", "later")
                    .orElseThrow();
            assertThat(Long.parseLong(String.valueOf(Metadata.resourceVersion(later))))
                    .isGreaterThan(Long.parseLong(String.valueOf(Metadata.resourceVersion(before))));
        }
    }

    @Test
    void aResetForgetsObjectsButKeepsTheCertificate() {
        String authority;
        try (var cluster = SampleCluster.start(folder)) {
            create(cluster, "kept", "1");
            authority = cluster.caCertificate();
        }
        var options = SampleCluster.options(folder);
        try (var cluster = EmbeddedCluster.start(new EmbeddedClusterOptions(
                folder,
                true,
                0,
                options.types(),
                options.access(),
                options.admissions(),
                options.subresources(),
                options.virtualResources(),
                options.controllers()))) {
            assertThat(value(cluster, "kept")).isEqualTo("absent");
            assertThat(cluster.caCertificate()).isEqualTo(authority);
        }
    }

    @Test
    void anUnfinishedLineIsIgnored() throws IOException {
        try (var cluster = SampleCluster.start(folder)) {
            create(cluster, "kept", "1");
        }
        Files.writeString(folder.resolve("objects/journal-1.jsonl"), "{\"type\":\"configma", StandardOpenOption.APPEND);

        try (var cluster = SampleCluster.start(folder)) {
            assertThat(value(cluster, "kept")).isEqualTo("1");
        }
        try (var cluster = SampleCluster.start(folder)) {
            assertThat(value(cluster, "kept")).isEqualTo("1");
        }
    }

    @Test
    void aFolderServesOneClusterAtATime() {
        try (var cluster = SampleCluster.start(folder)) {
            assertThat(cluster.url()).startsWith("https://127.0.0.1:");
            assertThatThrownBy(() -> SampleCluster.start(folder)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void manyWritesAreCompactedAndNothingIsLost() throws IOException {
        try (var cluster = SampleCluster.start(folder)) {
            create(cluster, "counter", "0");
            for (int i = 1; i <= 21_000; i++) {
                var value = Integer.toString(i);
                cluster.resources()
                        .change(
                                SampleCluster.CONFIG_MAPS,
                                "default",
                                "counter",
                                map -> map.withObjectProperty("data").put("value", value),
                                SampleCluster.CONTROLLER);
            }
        }
        try (var files = Files.list(folder.resolve("objects"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("snapshot-2.jsonl")
                    .doesNotContain("journal-1.jsonl");
        }
        try (var cluster = SampleCluster.start(folder)) {
            assertThat(value(cluster, "counter")).isEqualTo("21000");
        }
    }

    @Test
    void whatWasAnsweredSurvivesAKill() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> answered;
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            answered = lines.lines()
                    .filter(line -> line.startsWith("created "))
                    .limit(200)
                    .toList();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (var cluster = SampleCluster.start(folder)) {
            assertThat(answered).hasSize(200);
            assertThat(answered)
                    .allSatisfy(line -> assertThat(value(cluster, line.substring("created ".length())))
                            .isEqualTo("1"));
        }
    }

    /** Writes and tells what it wrote, until it is killed. */
    static final class Victim {

        private Victim() {}

        public static void main(String... folder) {
            try (var cluster = SampleCluster.start(Path.of(folder[0]))) {
                for (int i = 0; ; i++) {
                    create(cluster, "map-" + i, "1");
                    System.out.println("created map-" + i);
                }
            }
        }
    }
}
