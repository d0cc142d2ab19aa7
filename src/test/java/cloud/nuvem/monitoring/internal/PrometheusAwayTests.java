package cloud.nuvem.monitoring.internal;

import static cloud.nuvem.monitoring.internal.MonitoringWorld.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.Graphs;
import cloud.nuvem.monitoring.Measurement;
import cloud.nuvem.monitoring.Measurement.Measured;
import cloud.nuvem.monitoring.TimeFrame;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusAwayTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private final PrometheusStub prometheus = new PrometheusStub();
    private final MonitoringWorld world = MonitoringWorld.with(prometheus);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        world.close();
        prometheus.close();
    }

    @Test
    void aSlowOneCostsAPageThreeTenthsOfASecond() {
        prometheus.hold(gate);
        long begin = System.nanoTime();
        var answer = world.memory(HOUR, Graphs.PAGE_PATIENCE);
        var took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(answer).isInstanceOf(Measurement.Late.class);
        assertThat(took).isBetween(Duration.ofMillis(290), Duration.ofMillis(1_500));
    }

    @Test
    void whoAsksAgainGetsTheAnswerThatWasOnItsWay() {
        prometheus.hold(gate);
        assertThat(world.memory(HOUR, Graphs.PAGE_PATIENCE)).isInstanceOf(Measurement.Late.class);
        gate.countDown();

        assertThat(world.memory(HOUR, LONG)).isInstanceOf(Measured.class);
        assertThat(prometheus.asked).hasSize(2);
    }

    @Test
    void oneThatNeverAnswersIsGivenUp() {
        prometheus.hold(gate);
        try (var impatient = new MonitoringWorld(new MonitoringProperties(
                Map.of("fra-1", prometheus.address()),
                Duration.ofMillis(300),
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                1_000_000,
                4))) {
            assertThat(impatient.memory(HOUR, LONG)).isInstanceOf(Measurement.Unavailable.class);
        }
    }

    @Test
    void aDeadOneIsSaidAtOnce() {
        try (var dead = new MonitoringWorld(Map.of("fra-1", URI.create("http://127.0.0.1:1")))) {
            assertThat(dead.memory(HOUR, LONG)).isInstanceOf(Measurement.Unavailable.class);
        }
    }

    @Test
    void oneThatIsNotWellIsLeftAloneForAMomentAndThenAskedAgain() {
        prometheus.status(503);
        assertThat(world.memory(HOUR, LONG)).isInstanceOf(Measurement.Unavailable.class);
        Awaitility.await().until(() -> !prometheus.asked.isEmpty());
        int asked = prometheus.asked.size();

        prometheus.status(200);
        assertThat(world.memory(HOUR, LONG)).isInstanceOf(Measurement.Unavailable.class);
        assertThat(prometheus.asked.size()).isLessThanOrEqualTo(Math.max(2, asked));

        world.clock.forward(Duration.ofSeconds(2));
        assertThat(world.memory(HOUR, LONG)).isInstanceOf(Measured.class);
    }

    /** What is wrong with one query says nothing about the others. */
    @Test
    void aRefusedQueryDoesNotStopOthers() {
        prometheus.status(422);
        assertThat(world.memory(HOUR, LONG)).isInstanceOf(Measurement.Unavailable.class);

        prometheus.status(200);
        assertThat(world.memory(HOUR, LONG)).isInstanceOf(Measured.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{\"status\":\"success\",\"data\":{\"result\":[{\"values\":[[1,\"x\"]]}]}}",
                "[1]",
                "{"
            })
    void whatCannotBeReadIsNoAnswer(String nonsense) {
        prometheus.answerWith(_ -> nonsense);

        assertThat(world.memory(HOUR, LONG)).isNotInstanceOf(Measured.class);
    }

    @Test
    void oneOrganizationHasFourQueriesUnderWayAtMost() {
        prometheus.hold(gate);
        try (var pages = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var graph : Graph.values()) {
                for (int hours = 1; hours < 5; hours++) {
                    var frame = TimeFrame.last(Duration.ofDays(hours), world.clock.instant());
                    var _ = pages.submit(() -> world.read(graph, frame, LONG));
                }
            }
            Awaitility.await().until(() -> prometheus.asked.size() >= 4);
            gate.countDown();
        }
        assertThat(prometheus.asked.size()).isGreaterThan(60);
        assertThat(prometheus.most.get()).isLessThanOrEqualTo(4);
    }
}
