package cloud.nuvem.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFrameTests {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:07.123Z");

    @ParameterizedTest
    @CsvSource({"PT1H, 30, 121", "PT6H, 60, 361", "PT24H, 300, 289", "P7D, 1800, 337", "P30D, 7200, 361"})
    void offersSomeHundredsOfPointsForEveryLength(Duration length, long step, int points) {
        var frame = TimeFrame.last(length, NOW);

        assertThat(frame.step()).isEqualTo(Duration.ofSeconds(step));
        assertThat(frame.points()).isEqualTo(points);
        assertThat(frame.to()).isBeforeOrEqualTo(NOW).isAfter(NOW.minus(frame.step()));
    }

    @Test
    void anyTwoMomentsGiveAlignedPoints() {
        var random = new Random(1);
        for (int round = 0; round < 5_000; round++) {
            var from = NOW.minusSeconds(random.nextLong(TimeFrame.LONGEST.toSeconds()));
            var to = from.plusSeconds(random.nextLong(TimeFrame.LONGEST.toSeconds()));
            var frame = TimeFrame.between(from, to);
            assertThat(frame.points()).isBetween(1, TimeFrame.MAX_POINTS);
            assertThat(frame.at(frame.points() - 1)).isEqualTo(frame.to());
            assertThat(frame.from().getEpochSecond() % frame.step().toSeconds()).isZero();
        }
    }

    @Test
    void refusesWhatIsNotAlignedOrTooMuch() {
        var step = Duration.ofMinutes(1);
        var whole = Instant.parse("2026-11-24T10:00:00Z");
        assertThatThrownBy(() -> new TimeFrame(whole.plusSeconds(1), whole.plusSeconds(61), step))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeFrame(whole, whole.minusSeconds(60), step))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeFrame.between(whole.minus(Duration.ofDays(2)), whole, step))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeFrame.between(whole, whole, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
