package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.TimelineEntry;
import cloud.nuvem.compute.TimelineEntry.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void withinASecondTheActionComesBeforeWhatTheClusterDidAboutIt() {
        var placed = entry(NINE, Kind.PROGRESS, "placed", null);
        var ordered = entry(NINE.plusMillis(400), Kind.ACTION, "action.start", "Ana");
        var problem = entry(NINE, Kind.PROBLEM, "no-host-has-room", null);

        assertThat(Timeline.fold(List.of(problem, placed, ordered)))
                .extracting(TimelineEntry::code)
                .containsExactly("no-host-has-room", "placed", "action.start");
    }

    @Test
    void stepsWithinASecondStandInTheOrderOfAMachinesWay() {
        var entries = List.of(
                entry(NINE, Kind.GOOD, "started", null),
                entry(NINE, Kind.PROGRESS, "placed", null),
                entry(NINE, Kind.GOOD, "imported", null),
                entry(NINE, Kind.PROGRESS, "launching", null));

        assertThat(Timeline.fold(entries))
                .extracting(TimelineEntry::code)
                .containsExactly("started", "placed", "launching", "imported");
    }

    @Test
    void repeatsWithinAShortTimeAreFoldedAndCounted() {
        var entries = List.of(
                entry(NINE, Kind.PROBLEM, "import-failed", null),
                entry(NINE.plusSeconds(60), Kind.PROBLEM, "import-failed", null),
                entry(NINE.plusSeconds(120), Kind.PROBLEM, "import-failed", null),
                entry(NINE.plusSeconds(3_600), Kind.PROBLEM, "import-failed", null));

        assertThat(Timeline.fold(entries)).extracting(TimelineEntry::count).containsExactly(1, 3);
    }

    @Test
    void peoplesActionsAreNeverFolded() {
        var entries = List.of(
                entry(NINE, Kind.ACTION, "action.restart", "Ana"),
                entry(NINE.plusSeconds(1), Kind.ACTION, "action.restart", "Ana"));

        assertThat(Timeline.fold(entries)).hasSize(2);
    }

    private static TimelineEntry entry(Instant at, Kind kind, String code, @Nullable String actor) {
        return new TimelineEntry(at, kind, code, "", actor, 1);
    }
}
