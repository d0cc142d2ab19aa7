package cloud.nuvem.dev.prometheus.machines;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.prometheus.PrometheusPrograms;
import cloud.nuvem.dev.prometheus.RealPrometheus;
import cloud.nuvem.dev.prometheus.http.PrometheusServer;
import cloud.nuvem.dev.prometheus.promql.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus with the same samples gives the same answers to the same questions. */
@TestInstance(Lifecycle.PER_CLASS)
class SameAsPrometheusIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double TOLERANCE = 1e-9;

    private final HttpClient client = HttpClient.newHttpClient();
    private RealPrometheus real;
    private PrometheusServer embedded;

    @BeforeAll
    void start() {
        var programs = PrometheusPrograms.find();
        Assumptions.assumeTrue(programs.isPresent(), "no prometheus here, and no package of it to be had");
        var samples = QueryCorpus.samples();
        real = RealPrometheus.knowing(Exposition.of(samples), programs.orElseThrow());
        var version = ask(real.url(), "status/buildinfo", Map.of())
                .at("/data/version")
                .asString("");
        var rules = version.startsWith("2.") ? Rules.TWO : Rules.CURRENT;
        embedded = PrometheusServer.start(
                new StoredSamples(samples),
                rules,
                Clock.fixed(Instant.ofEpochMilli(QueryCorpus.END), java.time.ZoneOffset.UTC),
                () -> "");
    }

    @AfterAll
    void stop() {
        if (real != null) {
            real.close();
            embedded.close();
        }
    }

    static Stream<String> queries() {
        return QueryCorpus.queries();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersTheSameOverTime(String query) {
        for (var step : List.of("30", "61.5", "5m")) {
            compare(
                    "query_range",
                    Map.of(
                            "query",
                            query,
                            "start",
                            "%d.250".formatted(QueryCorpus.START / 1000),
                            "end",
                            Long.toString(QueryCorpus.END / 1000),
                            "step",
                            step));
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersTheSameAtOneMoment(String query) {
        for (var moment : QueryCorpus.moments()) {
            compare("query", Map.of("query", query, "time", moment));
        }
    }

    static Stream<String> mistakes() {
        return QueryCorpus.mistakes();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesTheSame(String query) {
        var asked = Map.of("query", query, "start", "1000", "end", "2000", "step", "60");
        for (var path : List.of("query", "query_range")) {
            var wanted = send(real.url(), path, asked);
            var given = send(embedded.url(), path, asked);
            assertThat(given.statusCode()).as(wanted.body()).isEqualTo(wanted.statusCode());
            assertThat(JSON.readTree(given.body()).path("errorType"))
                    .isEqualTo(JSON.readTree(wanted.body()).path("errorType"));
        }
    }

    static Stream<Map<String, String>> wrongParameters() {
        return QueryCorpus.wrongParameters();
    }

    @ParameterizedTest
    @MethodSource("wrongParameters")
    void refusesWrongParametersInTheSameWords(Map<String, String> asked) {
        var wanted = send(real.url(), "query_range", asked);
        var given = send(embedded.url(), "query_range", asked);
        assertThat(given.statusCode()).isEqualTo(wanted.statusCode());
        assertThat(JSON.readTree(given.body()).path("errorType"))
                .isEqualTo(JSON.readTree(wanted.body()).path("errorType"));
        assertThat(JSON.readTree(given.body()).path("error").asString("").replaceAll("[\\\\\"]", ""))
                .isEqualTo(
                        JSON.readTree(wanted.body()).path("error").asString("").replaceAll("[\\\\\"]", ""));
    }

    @Test
    void knowsTheSameSeriesAndLabels() {
        var time =
                Map.of("start", Long.toString(QueryCorpus.START / 1000), "end", Long.toString(QueryCorpus.END / 1000));
        var some = new TreeMap<>(time);
        some.put("match[]", "{__name__=~\"kubevirt_vmi_(network|memory).*\",name=~\"web.*\"}");
        for (var path : List.of("series", "labels", "label/drive/values", "label/name/values")) {
            var asked = path.equals("series") ? some : time;
            assertThat(ask(embedded.url(), path, asked).path("data"))
                    .as(path)
                    .containsExactlyInAnyOrderElementsOf(
                            ask(real.url(), path, asked).path("data"));
        }
    }

    private void compare(String path, Map<String, String> asked) {
        var wanted = ask(real.url(), path, asked).path("data");
        var given = ask(embedded.url(), path, asked).path("data");
        assertThat(given.path("resultType")).as("%s", asked).isEqualTo(wanted.path("resultType"));
        if (wanted.path("resultType").asString("").equals("scalar")) {
            same(given.path("result"), wanted.path("result"), asked.toString());
            return;
        }
        var givenLines = lines(given);
        var wantedLines = lines(wanted);
        assertThat(givenLines.keySet()).as("%s", asked).isEqualTo(wantedLines.keySet());
        wantedLines.forEach((labels, points) -> {
            var mine = givenLines.getOrDefault(labels, List.of());
            assertThat(mine).as("%s %s", asked, labels).hasSameSizeAs(points);
            for (int i = 0; i < points.size(); i++) {
                same(mine.get(i), points.get(i), asked + " " + labels);
            }
        });
    }

    private static Map<String, List<JsonNode>> lines(JsonNode data) {
        return data.path("result")
                .valueStream()
                .collect(Collectors.toMap(
                        line -> line.path("metric").toString(),
                        line -> line.has("values")
                                ? line.path("values").valueStream().toList()
                                : List.of(line.path("value")),
                        (one, _) -> one,
                        TreeMap::new));
    }

    private static void same(JsonNode given, JsonNode wanted, String where) {
        assertThat(given.path(0).asDouble()).as(where).isEqualTo(wanted.path(0).asDouble());
        var mine = number(given.path(1).asString(""));
        var theirs = number(wanted.path(1).asString(""));
        var close = Double.compare(mine, theirs) == 0
                || Math.abs(mine - theirs) <= TOLERANCE * Math.max(Math.abs(mine), Math.abs(theirs))
                || Math.abs(mine - theirs) < 1e-12;
        assertThat(close)
                .as("%s at %s: %s, wanted %s", where, wanted.path(0), mine, theirs)
                .isTrue();
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private JsonNode ask(URI server, String path, Map<String, String> parameters) {
        var answer = send(server, path, parameters);
        assertThat(answer.statusCode()).as("%s %s", parameters, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(URI server, String path, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(each -> URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            return client.send(
                    HttpRequest.newBuilder(server.resolve("/api/v1/" + path + "?" + query))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
