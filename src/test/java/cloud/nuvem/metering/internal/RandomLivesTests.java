package cloud.nuvem.metering.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.kernel.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Plays random lives of machines against what truly happened. Some in every build;
 * {@code -Dnuvem.metering.lives=10000} plays more.
 */
class RandomLivesTests {

    private static final int LIVES = Integer.getInteger("nuvem.metering.lives", 3);

    private final Random random = new Random(20_261_124);

    @Test
    void losesLessThanASecondWithEachChangeWhileItWatches() {
        for (int life = 0; life < LIVES; life++) {
            long seed = random.nextLong();
            var played = new RandomLife(seed, begin(), false).play();
            var lost = Duration.ZERO;
            for (var machine : played.truth().keySet()) {
                var recorded = played.region.periods(machine);
                assertBilledOnceAtMost(seed, machine, recorded);
                assertThat(without(recorded, played.truth().get(machine)))
                        .as("billed, but did not run: seed %s, %s", seed, machine)
                        .isEmpty();
                lost = lost.plus(sum(without(played.truth().get(machine), recorded)));
            }
            assertThat(lost).as("seed %s", seed).isLessThanOrEqualTo(Duration.ofSeconds(played.changes()));
        }
    }

    @Test
    void neverBillsWhatTheClusterDoesNotVouchForHoweverTheMeterIsHindered() {
        for (int life = 0; life < LIVES; life++) {
            long seed = random.nextLong();
            var played = new RandomLife(seed, begin(), true).play();
            for (var machine : played.truth().keySet()) {
                var recorded = played.region.periods(machine);
                assertBilledOnceAtMost(seed, machine, recorded);
                var vouchedFor = new ArrayList<>(played.truth().get(machine));
                vouchedFor.addAll(played.evidence(machine));
                assertThat(without(recorded, vouchedFor))
                        .as("billed, but nobody saw it: seed %s, %s", seed, machine)
                        .isEmpty();
            }
        }
    }

    private Instant begin() {
        return Instant.parse("2026-10-20T00:00:00Z").plusSeconds(random.nextInt(20 * 86_400));
    }

    private static void assertBilledOnceAtMost(long seed, String machine, List<Period> recorded) {
        for (int i = 1; i < recorded.size(); i++) {
            assertThat(recorded.get(i).from())
                    .as("seed %s, %s", seed, machine)
                    .isAfterOrEqualTo(recorded.get(i - 1).to());
        }
    }

    /** What is left of some periods when others are cut out. */
    private static List<Period> without(List<Period> all, List<Period> cut) {
        var left = all;
        for (var away : cut) {
            var next = new ArrayList<Period>();
            for (var period : left) {
                addPart(next, period.from(), earlier(period.to(), away.from()));
                addPart(next, later(period.from(), away.to()), period.to());
            }
            left = next;
        }
        return left;
    }

    private static void addPart(List<Period> parts, Instant from, Instant to) {
        if (from.isBefore(to)) {
            parts.add(new Period(from, to));
        }
    }

    private static Duration sum(List<Period> periods) {
        return periods.stream().map(Period::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
