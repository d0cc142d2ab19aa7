package cloud.nuvem.dev.prometheus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.prometheus.promql.Labels;
import cloud.nuvem.dev.prometheus.promql.Matcher;
import cloud.nuvem.dev.prometheus.promql.Rules;
import cloud.nuvem.dev.prometheus.promql.SampleSource;
import cloud.nuvem.dev.prometheus.promql.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands on the wire. */
class AnsweringQueriesTests {

    private static final Labels NOISE = Labels.of(Map.of(Labels.NAME, "noise", "vm", "a\"b"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final PrometheusServer server = PrometheusServer.start(
            new Counting(),
            Rules.CURRENT,
            Clock.fixed(Instant.ofEpochSecond(1_000_000), ZoneOffset.UTC),
            () -> "# EOF\n");

    /** One series that counts seconds. */
    private static final class Counting implements SampleSource {
        @Override
        public List<Samples> select(List<Matcher> matchers, long from, long to) {
            if (series(matchers, from, to).isEmpty() || to < 0) {
                return List.of();
            }
            var times = java.util.stream.LongStream.rangeClosed(Math.max(0, from) / 1000, to / 1000)
                    .map(second -> second * 1000)
                    .filter(time -> time >= from)
                    .toArray();
            var values = java.util.stream.LongStream.of(times)
                    .mapToDouble(time -> time / 1000.0)
                    .toArray();
            return List.of(new Samples(NOISE, times, values));
        }

        @Override
        public List<Labels> series(List<Matcher> matchers, long from, long to) {
            return matchers.stream().allMatch(matcher -> matcher.matches(NOISE)) ? List.of(NOISE) : List.of();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersAtTheMomentAsked() throws Exception {
        assertThat(get("query?query=noise%2F4&time=1001.25").body())
                .isEqualTo("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":"
                        + "{\"vm\":\"a\\\"b\"},\"value\":[1001.250,\"250.25\"]}]}}");
        assertThat(get("query?query=1%2F0&time=1970-01-01T00:00:10Z").body())
                .endsWith("\"data\":{\"resultType\":\"scalar\",\"result\":[10,\"+Inf\"]}}");
    }

    @Test
    void answersAlignedToTheStart() throws Exception {
        assertThat(get("query_range?query=rate(noise[1m])&start=1000.5&end=1070&step=30s"
                                .replace("[", "%5B")
                                .replace("]", "%5D"))
                        .body())
                .endsWith("\"values\":[[1000.500,\"1\"],[1030.500,\"1\"],[1060.500,\"1\"]]}]}}");
    }

    @Test
    void readsFormsToo() throws Exception {
        var form = "query=" + URLEncoder.encode("sum(noise)", StandardCharsets.UTF_8) + "&time=5";
        var request = HttpRequest.newBuilder(server.url().resolve("/api/v1/query"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofString(form))
                .build();
        var answer = client.send(request, BodyHandlers.ofByteArray());

        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .contains("\"value\":[5,\"5\"]");
        assertThat(server.received())
                .extracting(received ->
                        received.path() + " " + received.parameters().text("query"))
                .containsExactly("query sum(noise)");
    }

    @ParameterizedTest
    @CsvSource({
        "query?query=sum(, 400, bad_data",
        "query?query=noise&timeout=0, 503, timeout",
        "query_range?query=noise&start=0&end=11001&step=1, 400, bad_data",
        "query_range?query=noise&start=0&end=10&step=0, 400, bad_data",
        "query?query=noise%2Bon()noise%2Bon(x)(noise%20or%20label_replace(noise%2C%22y%22%2C%221%22%2C%22%22%2C%22%22)), 422, execution",
        "series, 400, bad_data",
        "label/1x/values, 400, bad_data",
        "nothing, 404, not_found",
    })
    void refusesWithAStatusAndAType(String request, int status, String type) throws Exception {
        var answer = get(request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"status\":\"error\",\"errorType\":\"" + type + "\",\"error\":\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,0.1",
        "1e20,100000000000000000000",
        "1e21,1e+21",
        "0.000001,0.000001",
        "1.5e-7,1.5e-7",
        "-0.0,-0",
        "NaN,NaN",
        "-Infinity,-Inf",
        "123456789.125,123456789.125",
        "2.5e300,2.5e+300",
        "4.9e-324,4.9e-324"
    })
    void writesFiguresAsGoDoes(double figure, String text) {
        assertThat(Answers.value(figure)).isEqualTo(text);
    }

    @Test
    void misbehavesWhenToldTo() throws Exception {
        server.faults().answer(503, "unavailable", "down for maintenance");
        assertThat(get("query?query=1").statusCode()).isEqualTo(503);
        server.faults().garble();
        assertThat(get("query?query=1").body()).startsWith("<html>");
        server.faults().cutConnections();
        assertThatThrownBy(() -> get("query?query=1")).isInstanceOf(IOException.class);
        server.faults().slow(Duration.ofMillis(300));
        var begin = System.nanoTime();
        assertThat(get("query?query=1").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        server.faults().refuseConnections();
        assertThatThrownBy(() -> get("query?query=1")).isInstanceOf(IOException.class);

        server.faults().reset();
        assertThat(get("query?query=1").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String request) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(java.net.URI.create(server.url() + "/api/v1/" + request))
                        .build(),
                BodyHandlers.ofString());
    }
}
