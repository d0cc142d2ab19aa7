package cloud.nuvem.metering.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.metering.internal.RegionMeter.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeteringMachinesTests {

    private static final Instant TEN = Instant.parse("2026-11-10T10:00:00Z");

    private final MeteredRegion region = new MeteredRegion(TEN);

    @BeforeEach
    void watchTheEmptyRegion() {
        region.look();
    }

    @Test
    void aMachineIsMeteredFromTheMomentTheClusterNames() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));

        assertThat(region.records("web")).containsExactly("2026-11-10T10:00:12Z– u1.small");
    }

    @Test
    void whatTheClusterDatesNotBeginsWhenItIsSeen() {
        region.runs("web", "u1.small", null);
        region.lookAt(at("10:01:00"));

        assertThat(region.records("web")).containsExactly("2026-11-10T10:01:00Z– u1.small");
    }

    @Test
    void manyLooksAtTheSameMachineWriteNothing() {
        region.runs("web", "u1.small", at("10:00:12"));
        for (int minute = 1; minute < 30; minute++) {
            region.lookAt(TEN.plus(Duration.ofMinutes(minute)));
        }

        assertThat(region.records("web")).containsExactly("2026-11-10T10:00:12Z– u1.small");
        assertThat(region.gaps()).isZero();
    }

    /** Row 29: stopped one second before the look. */
    @Test
    void aStopIsRecordedAtTheClustersOwnTime() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));
        region.stops("web", at("10:01:59"));
        region.lookAt(at("10:02:00"));

        assertThat(region.records("web")).containsExactly("2026-11-10T10:00:12Z–2026-11-10T10:01:59Z u1.small");
    }

    @Test
    void whatVanishedUnseenEndsAtTheLookBefore() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));
        region.stops("web", null);
        region.lookAt(at("10:02:00"));

        assertThat(region.records("web")).containsExactly("2026-11-10T10:00:12Z–2026-11-10T10:01:00Z u1.small");
    }

    @Test
    void aRestartBetweenLooksLeavesTheUnseenTimeOut() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));
        region.runs("web", "u1.small", at("10:01:40"));
        region.lookAt(at("10:02:00"));

        assertThat(region.records("web"))
                .containsExactly(
                        "2026-11-10T10:00:12Z–2026-11-10T10:01:00Z u1.small", "2026-11-10T10:01:40Z– u1.small");
    }

    @Test
    void anotherTypeOrTagSplitsTheRecordWithoutAHole() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));
        region.runs("web", "u1.large", at("10:00:12"));
        region.lookAt(at("10:02:00"));
        region.runs("web", "u1.large", at("10:00:12"), Map.of("team", "shop"));
        region.lookAt(at("10:03:00"));

        assertThat(region.records("web"))
                .containsExactly(
                        "2026-11-10T10:00:12Z–2026-11-10T10:02:00Z u1.small",
                        "2026-11-10T10:02:00Z–2026-11-10T10:03:00Z u1.large",
                        "2026-11-10T10:03:00Z– u1.large");
    }

    /** Row 28. */
    @Test
    void aNewMachineOfAnOldNameIsAnotherMachine() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));
        region.stops("web", at("10:01:10"));
        region.runs("web2", "u1.small", at("10:01:20"));
        region.lookAt(at("10:02:00"));

        assertThat(region.records("web")).containsExactly("2026-11-10T10:00:12Z–2026-11-10T10:01:10Z u1.small");
        assertThat(region.records("web2")).containsExactly("2026-11-10T10:01:20Z– u1.small");
    }

    @Test
    void theTurnOfAMonthSplitsARecord() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));
        region.lookAt(Instant.parse("2026-12-01T00:00:30Z"));

        assertThat(region.records("web"))
                .containsExactly(
                        "2026-11-10T10:00:12Z–2026-12-01T00:00:00Z u1.small", "2026-12-01T00:00:00Z– u1.small");
    }

    @Test
    void aMeterThatWasDownOverTwoTurnsFillsTheMonthsThatTheClusterVouchesFor() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));
        region.lookAt(Instant.parse("2027-01-05T00:00:00Z"));

        assertThat(region.records("web"))
                .containsExactly(
                        "2026-11-10T10:00:12Z–2026-12-01T00:00:00Z u1.small",
                        "2026-12-01T00:00:00Z–2027-01-01T00:00:00Z u1.small",
                        "2027-01-01T00:00:00Z– u1.small");
        assertThat(region.gaps()).isOne();
        assertThat(region.doubts()).isEmpty();
    }

    /** Row 19. */
    @Test
    void aGapInWhichSomethingVanishedIsInDoubt() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.runs("db", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));
        region.stops("web", null);
        region.stops("db", at("10:30:00"));
        region.lookAt(at("11:00:00"));

        assertThat(region.records("web")).containsExactly("2026-11-10T10:00:12Z–2026-11-10T10:01:00Z u1.small");
        assertThat(region.records("db")).containsExactly("2026-11-10T10:00:12Z–2026-11-10T10:30:00Z u1.small");
        assertThat(region.doubts()).containsExactly(1);
    }

    @Test
    void anUnheardRegionIsNotMetered() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));
        region.unheard = true;
        region.things.clear();

        assertThatThrownBy(() -> region.lookAt(at("10:02:00"))).isInstanceOf(MeteredRegion.Unheard.class);

        assertThat(region.records("web")).containsExactly("2026-11-10T10:00:12Z– u1.small");
    }

    /** Row 15: a replica that was paused between looking and writing. */
    @Test
    void aLookThatAnotherOvertookWritesNothing() {
        var slow = new OvertakenRegion();

        assertThat(slow.outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(slow.region.records("web")).isEmpty();
    }

    /** Row 22. */
    @Test
    void aClockThatIsPutBackNeverMakesNegativeOrDoubleTime() {
        region.runs("web", "u1.small", at("10:00:12"));
        region.lookAt(at("10:01:00"));
        region.lookAt(at("11:01:00"));
        region.stops("web", at("11:00:30"));
        region.lookAt(at("11:02:00"));
        region.runs("web", "u1.small", at("10:02:00"));
        region.lookAt(at("10:02:00"));
        region.lookAt(at("10:03:00"));
        region.stops("web", at("10:03:30"));
        region.lookAt(at("11:03:00"));

        assertThat(region.records("web")).containsExactly("2026-11-10T10:00:12Z–2026-11-10T11:00:30Z u1.small");
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-10T" + time + "Z");
    }

    /** Its replica looks; before it writes, another looks and writes. */
    private static final class OvertakenRegion {
        private final MeteredRegion region = new MeteredRegion(TEN);

        Outcome outcome() {
            region.look();
            region.clock.by(Duration.ofMinutes(1));
            region.beforeAnswer = () -> {
                region.beforeAnswer = () -> {};
                region.look();
                region.runs("web", "u1.small", at("10:00:30"));
            };
            return region.look();
        }
    }
}
