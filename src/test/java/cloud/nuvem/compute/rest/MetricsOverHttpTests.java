package cloud.nuvem.compute.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.api.HttpTests;
import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.sandbox.FakeGraphs;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@Import(ComputeOverHttp.class)
class MetricsOverHttpTests extends HttpTests {

    private static final String LIST = "/api/v1/projects/shop/virtual-machines";
    private static final String METRICS = LIST + "/web-1/metrics";

    @Autowired
    private FakeMachines machines;

    @Autowired
    private FakeGraphs graphs;

    @BeforeEach
    void begin() {
        machines.reset();
        graphs.reset();
        post(LIST, "{\"name\": \"web-1\", \"image\": \"debian-13\", \"instanceType\": \"u1.medium\"}");
    }

    @Test
    void showsTheLastHourInColumnsUnlessToldOtherwise() {
        var body = get(METRICS + "?metric=disk-throughput").json();

        assertThat(body.path("unit").asString()).isEqualTo("bytes-per-second");
        assertThat(body.path("from").asString()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(body.path("to").asString()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(body.path("step").asInt()).isEqualTo(30);
        var read = body.path("series").path(0);
        assertThat(read.path("name").asString()).isEqualTo("read");
        assertThat(read.path("part").asString()).isEqualTo("vda");
        assertThat(read.path("values")).hasSize(121);
        assertThat(read.path("values").path(30).isNull()).as("a gap stays one").isTrue();
        assertThat(read.path("values").path(70).isNumber()).isTrue();
    }

    @Test
    void movesBothEndsToWholeSteps() {
        var body = get(METRICS + "?metric=cpu&from=2026-11-24T08:00:31Z&to=2026-11-24T09:59:59Z&step=600")
                .json();

        assertThat(body.path("from").asString()).isEqualTo("2026-11-24T08:00:00Z");
        assertThat(body.path("to").asString()).isEqualTo("2026-11-24T09:50:00Z");
        assertThat(body.path("series").path(0).path("values")).hasSize(12);
    }

    @Test
    void knowsNoFuture() {
        var body = get(METRICS + "?metric=cpu&to=2030-01-01T00:00:00Z").json();

        assertThat(body.path("to").asString()).isEqualTo("2026-11-24T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "'', missing-value, metric",
        "metric=colour, invalid-value, metric",
        "metric=project-cpu, invalid-value, metric",
        "metric=CPU, invalid-value, metric",
        "metric=cpu&from=yesterday, invalid-value, from",
        "metric=cpu&to=10:00, invalid-value, to",
        "metric=cpu&step=5, invalid-value, step",
        "metric=cpu&step=1m, invalid-value, step",
        "metric=cpu&step=99999999999, invalid-value, step",
        "metric=cpu&from=2026-11-24T10:00:07Z, metrics.frame-without-length, from",
        "metric=cpu&from=2026-11-24T09:00:00Z&to=2026-11-24T08:00:00Z, metrics.frame-without-length, from",
        "metric=cpu&from=2020-01-01T00:00:00Z, metrics.frame-too-long, from",
        "metric=cpu&from=2026-11-20T00:00:00Z&step=15, metrics.too-many-values, step"
    })
    void refusesFramesThatMeanNothing(String query, String code, String parameter) {
        var answer = get(METRICS + "?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("errors").path(0).path("parameter").asString())
                .isEqualTo(parameter);
        assertThat(answer.json().path("detail").asString()).isNotEqualTo(code);
        assertThat(graphs.asked).isEmpty();
    }

    @Test
    void answersTheSameForAStrangersMachineAndNone() {
        for (var path : new String[] {
            LIST + "/nothing/metrics?metric=cpu",
            LIST + "/web-1%22%7D%20or%20up/metrics?metric=cpu",
            LIST + "/.*/metrics?metric=cpu"
        }) {
            assertThat(get(path).status()).isEqualTo(404);
        }
        assertThat(get("/api/v1/projects/other/virtual-machines/web-1/metrics?metric=cpu")
                        .code())
                .isEqualTo("absent.project");
        assertThat(graphs.asked).isEmpty();
    }

    @Test
    void saysThatTheMeasurementsDoNotAnswer() {
        graphs.fail(true);
        var answer = get(METRICS + "?metric=cpu");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("measurements-unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void saysThatTheRegionHasNoMeasurements() {
        graphs.takeAway();
        var answer = get(METRICS + "?metric=cpu");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("absent.metrics");
        assertThat(answer.json().path("detail").asString()).contains("fra-1");
    }

    @Test
    void describesEveryMetricThereIs() {
        var operation = get("/api/v1/openapi")
                .json()
                .path("paths")
                .path("/api/v1/projects/{project}/virtual-machines/{name}/metrics")
                .path("get");
        var parameters = operation.path("parameters");

        assertThat(parameters)
                .extracting(each -> each.path("name").asString())
                .contains("metric", "from", "to", "step");
        var metric = parameters
                .valueStream()
                .filter(each -> each.path("name").asString().equals("metric"))
                .findFirst()
                .orElseThrow();
        assertThat(metric.path("schema").path("enum").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Graph.values())
                        .filter(graph -> graph.scope() == Graph.Scope.MACHINE)
                        .map(Graph::id)
                        .toList());
    }
}
