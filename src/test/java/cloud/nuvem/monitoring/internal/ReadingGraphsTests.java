package cloud.nuvem.monitoring.internal;

import static cloud.nuvem.monitoring.internal.MonitoringWorld.ANA;
import static cloud.nuvem.monitoring.internal.MonitoringWorld.LONG;
import static cloud.nuvem.monitoring.internal.MonitoringWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.monitoring.Consumer;
import cloud.nuvem.monitoring.Consumption;
import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.GraphData;
import cloud.nuvem.monitoring.Graphs.GraphQuestion;
import cloud.nuvem.monitoring.Measurement;
import cloud.nuvem.monitoring.Measurement.Measured;
import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingGraphsTests {

    private final PrometheusStub prometheus = new PrometheusStub();
    private final MonitoringWorld world = MonitoringWorld.with(prometheus);

    @AfterEach
    void close() {
        world.close();
        prometheus.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyGraphHasALineOfPointsForEachOfItsLines(Graph graph) {
        var found = measured(world.read(graph, lastHour(), LONG));

        assertThat(found.series()).hasSameSizeAs(graph.lines());
        assertThat(found.series()).allSatisfy(series -> {
            assertThat(series.size()).isEqualTo(121);
            assertThat(series.at(120)).isEqualTo(lastHour().to().getEpochSecond() % 86_400 / 15.0);
        });
        assertThat(prometheus.asked)
                .allSatisfy(question -> assertThat(question.query())
                        .contains("namespace=\"nuvem-shop-production\"")
                        .contains("by (namespace"));
    }

    /** Row 42 of the list of faults, the last wall: even a Prometheus that answers too much shows nobody else's series. */
    @Test
    void believesNoSeriesOfAnotherNamespace() {
        prometheus.answerWith(question -> PrometheusStub.series(question, "nuvem-globex-warehouse"));

        assertThat(measured(world.memory(Duration.ofHours(1), LONG)).series()).isEmpty();
        assertThat(value(world.graphs().consumers(ANA, SHOP, Consumption.CPU, lastHour(), LONG)))
                .isEmpty();
    }

    @Test
    void askedAgainItAsksNobody() {
        measured(world.memory(Duration.ofHours(6), LONG));
        prometheus.asked.clear();

        measured(world.memory(Duration.ofHours(6), LONG));
        assertThat(prometheus.asked).isEmpty();
    }

    @Test
    void atTheNextStepItAsksForTheOpenChunkOnly() {
        var before = measured(world.memory(Duration.ofHours(1), LONG));
        prometheus.asked.clear();

        world.clock.forward(Duration.ofSeconds(30));
        var after = measured(world.memory(Duration.ofHours(1), LONG));
        assertThat(after.frame().to()).isEqualTo(before.frame().to().plusSeconds(30));
        assertThat(prometheus.asked).hasSize(2).allSatisfy(question -> {
            assertThat(question.end()).isEqualTo(after.frame().to().getEpochSecond());
            assertThat(question.end() - question.start()).isLessThan(2 * 60 * 30);
        });
        prometheus.asked.clear();
        world.clock.forward(Duration.ofSeconds(3));
        measured(world.memory(Duration.ofHours(1), LONG));
        assertThat(prometheus.asked).as("within the same step").isEmpty();
    }

    @Test
    void aMonthForTheFirstTimeIsOneQueryForEachLine() {
        measured(world.memory(Duration.ofDays(30), LONG));

        assertThat(prometheus.asked).hasSize(2);
    }

    @Test
    void aHundredViewersOfOneGraphAreOneQuery() throws Exception {
        var gate = new CountDownLatch(1);
        prometheus.hold(gate);
        try (var viewers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Measurement<GraphData>>> all = IntStream.range(0, 100)
                    .mapToObj(_ -> viewers.submit(() -> world.read(Graph.PROJECT_CPU, lastHour(), LONG)))
                    .toList();
            Awaitility.await().until(() -> !prometheus.asked.isEmpty());
            gate.countDown();
            for (var viewer : all) {
                assertThat(measured(viewer.get()).series()).hasSize(1);
            }
        }
        assertThat(prometheus.asked).hasSize(1);
    }

    /** Whatever is asked in whatever order, the answer is what Prometheus would say to that very question. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyFrameReadsAsIfItWereAskedForItself(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            world.clock.forward(Duration.ofSeconds(random.nextInt(90)));
            var end = world.clock.instant().minusSeconds(random.nextInt(20_000));
            var frame = TimeFrame.between(
                    end.minusSeconds(60 + random.nextInt(90_000)),
                    end,
                    Duration.ofSeconds(List.of(60, 120, 300, 900).get(random.nextInt(4))));
            var found = measured(world.read(Graph.PROJECT_CPU, frame, LONG))
                    .series()
                    .getFirst();
            for (int point = 0; point < frame.points(); point++) {
                assertThat(found.at(point)).isEqualTo((float) (frame.at(point).getEpochSecond() % 86_400 / 15.0));
            }
        }
        Set<PrometheusStub.Asked> different = new HashSet<>(prometheus.asked);
        assertThat(different).as("nothing is asked twice").hasSameSizeAs(prometheus.asked);
    }

    @Test
    void whatWasNotMeasuredIsAGap() {
        prometheus.answerWith(question -> """
                {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"namespace":"%s"},
                 "values":[[%d,"1.5"],[%d,"NaN"],[%d,"+Inf"],[%d,"7e-3"]]}]}}""".formatted(
                question.namespace(), question.end() - 90, question.end() - 60, question.end() - 30, question.end()));
        var series = measured(world.memory(Duration.ofHours(1), LONG)).series().getFirst();

        assertThat(series.from(117))
                .usingElementComparator(Double::compare)
                .containsExactly(1.5, Double.NaN, Double.NaN, (double) 7e-3f);
        assertThat(series.isMeasuredAt(0)).isFalse();
    }

    @Test
    void aMachineThatWasNeverThereHasNoSeries() {
        prometheus.answerWith(_ -> "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}");

        assertThat(measured(world.memory(Duration.ofHours(1), LONG)).series()).isEmpty();
    }

    @Test
    void ranksTheMachinesOfTheProject() {
        prometheus.answerWith(question -> """
                {"status":"success","data":{"resultType":"vector","result":[
                 {"metric":{"namespace":"%1$s","name":"db-1"},"value":[%2$d,"0.5"]},
                 {"metric":{"namespace":"%1$s","name":"web-1"},"value":[%2$d,"1.75"]},
                 {"metric":{"namespace":"%1$s","name":"Not a name"},"value":[%2$d,"9"]}]}}""".formatted(question.namespace(), question.start()));

        assertThat(value(world.graphs().consumers(ANA, SHOP, Consumption.CPU, lastHour(), LONG)))
                .extracting(consumer -> consumer.machine().value())
                .containsExactly("web-1", "db-1");
        assertThat(prometheus.asked.getFirst().query()).contains("topk(5").contains("[3600s]");
    }

    @Test
    void strangersReadNothing() {
        var theirs = new GraphQuestion(new ProjectId("somebody-elses"), null, Graph.PROJECT_CPU, lastHour());
        assertThatThrownBy(() -> world.graphs().read(ANA, theirs, LONG)).isInstanceOf(DeniedException.class);

        world.tenancy.allowOnly(Set.of(Permission.VIEW_BILLING));
        assertThatThrownBy(() -> world.memory(Duration.ofHours(1), LONG)).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> world.graphs().consumers(ANA, SHOP, Consumption.CPU, lastHour(), LONG))
                .isInstanceOf(DeniedException.class);
        assertThat(prometheus.asked).isEmpty();
    }

    @Test
    void twoProjectsShareNothing() {
        var mine = measured(world.read(Graph.PROJECT_CPU, lastHour(), LONG));
        prometheus.answerWith(question -> PrometheusStub.line(question).replace("\",\"", "\",\"1"));
        var other = new GraphQuestion(new ProjectId("shop-staging"), null, Graph.PROJECT_CPU, lastHour());

        assertThat(measured(world.graphs().read(ANA, other, LONG)).series()).isNotEqualTo(mine.series());
        assertThat(prometheus.asked)
                .extracting(PrometheusStub.Asked::namespace)
                .containsExactly("nuvem-shop-production", "nuvem-shop-staging");
    }

    @Test
    void aRegionWithoutPrometheusSaysSo() {
        try (var none = new MonitoringWorld(Map.of())) {
            assertThat(none.graphs().isMeasured(new Region("fra-1"))).isFalse();
            assertThat(none.memory(Duration.ofHours(1), LONG))
                    .isEqualTo(new Measurement.NotMeasured<>(new Region("fra-1")));
        }
    }

    private TimeFrame lastHour() {
        return TimeFrame.last(Duration.ofHours(1), world.clock.instant());
    }

    private static GraphData measured(Measurement<GraphData> answer) {
        assertThat(answer).isInstanceOf(Measured.class);
        return ((Measured<GraphData>) answer).value();
    }

    private static List<Consumer> value(Measurement<List<Consumer>> answer) {
        assertThat(answer).isInstanceOf(Measured.class);
        return ((Measured<List<Consumer>>) answer).value();
    }
}
