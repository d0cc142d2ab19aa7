package cloud.nuvem.monitoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.TrafficCounters.Sent;
import cloud.nuvem.monitoring.internal.CounterSeries.Sample;
import cloud.nuvem.tenancy.ProjectId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountingTrafficTests {

    private static final Instant TEN = Instant.parse("2026-11-10T10:00:00Z");
    private static final Period HOUR = new Period(TEN, TEN.plus(Duration.ofHours(1)));

    @Test
    void countsFromTheLastSampleBeforeTheHourToTheLastInIt() {
        var sent = sent(series(-20, 1_000, 10, 1_500, 3_590, 9_000, 3_620, 20_000));

        assertThat(sent.bytes()).isEqualByComparingTo("8000");
        assertThat(sent.knownAtBegin()).isTrue();
        assertThat(sent.knownAtEnd()).isTrue();
    }

    @Test
    void countsFromZeroWhatBeganAnew() {
        assertThat(sent(series(-20, 1_000, 100, 1_800, 200, 300, 3_590, 700)).bytes())
                .isEqualByComparingTo("1500");
    }

    @Test
    void countsAMovedMachineOnBothHosts() {
        var sent = sent(series(-20, 1_000, 100, 1_800), series(150, 40, 3_590, 640));

        assertThat(sent.bytes()).isEqualByComparingTo("1440");
    }

    @Test
    void doesNotGuessWhereACounterStoodBeforeItWasSeen() {
        var sent = sent(series(1_200, 5_000, 3_590, 6_000));

        assertThat(sent.bytes()).isEqualByComparingTo("1000");
        assertThat(sent.atFirst()).isEqualByComparingTo("5000");
        assertThat(sent.knownAtBegin()).isFalse();
    }

    @Test
    void saysWhenTheEndIsNotKnown() {
        assertThat(sent(series(-20, 1_000, 100, 1_800)).knownAtEnd()).isFalse();
    }

    /** Row 24: a counter beyond what a float, and a double with its decimals, could hold. */
    @Test
    void readsCountersToTheLastByte() {
        var answer = """
                {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"namespace":"nuvem-shop","name":"web"},
                 "values":[[1794391180.123,"9007199254740993"],[1794391210.5,"1.234e+09"]]}]}}""";

        var series = CounterMatrix.read(answer.getBytes(StandardCharsets.UTF_8)).getFirst();

        assertThat(series.samples())
                .extracting(Sample::value)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("9007199254740993"), new BigDecimal("1234000000"));
        assertThat(series.labels()).containsEntry("name", "web");
    }

    /** Whatever the scrapes' moments and however often it begins anew, hours add up to all that was counted. */
    @Test
    void hoursAddUpToWhatTheCountersSay() {
        var random = new Random(24);
        for (int round = 0; round < 200; round++) {
            var samples = new ArrayList<Sample>();
            double at = TEN.getEpochSecond() - 10;
            long value = 1_000;
            samples.add(new Sample(at, BigDecimal.valueOf(value)));
            long truth = 0;
            while (at < TEN.getEpochSecond() + 5 * 3_600) {
                at += 15 + random.nextInt(30);
                boolean anew = random.nextInt(100) == 0;
                long more = random.nextInt(1 << 20);
                value = anew ? more % value : value + more;
                truth += anew ? value : more;
                samples.add(new Sample(at, BigDecimal.valueOf(value)));
            }
            var sum = BigDecimal.ZERO;
            for (int hour = 0; hour < 6; hour++) {
                var from = TEN.plus(Duration.ofHours(hour));
                sum = sum.add(sent(new Period(from, from.plus(Duration.ofHours(1))), within(samples, from))
                        .bytes());
            }
            assertThat(sum).isEqualByComparingTo(BigDecimal.valueOf(truth));
        }
    }

    /** As the query has it: the hour and the five minutes before. */
    private static CounterSeries within(List<Sample> samples, Instant hour) {
        double from = hour.minus(CounterSums.LOOK_BACK).getEpochSecond();
        double to = hour.plus(Duration.ofHours(1)).getEpochSecond();
        return new CounterSeries(
                Map.of(),
                samples.stream()
                        .filter(sample -> sample.at() > from && sample.at() <= to)
                        .toList());
    }

    private static Sent sent(CounterSeries... series) {
        return sent(HOUR, cut(series));
    }

    private static CounterSeries[] cut(CounterSeries... series) {
        return java.util.Arrays.stream(series)
                .map(each -> within(each.samples(), TEN))
                .toArray(CounterSeries[]::new);
    }

    private static Sent sent(Period hour, CounterSeries... series) {
        return CounterSums.of(new ProjectId("shop"), new ResourceName("web"), List.of(series), hour);
    }

    /** Pairs of seconds since ten o'clock and bytes. */
    private static CounterSeries series(long... pairs) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < pairs.length; i += 2) {
            samples.add(new Sample(TEN.getEpochSecond() + pairs[i], BigDecimal.valueOf(pairs[i + 1])));
        }
        return new CounterSeries(Map.of(), samples);
    }
}
