package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pure: puts what happened into order and folds what repeats. */
final class Timeline {

    private static final Duration SHORT_TIME = Duration.ofMinutes(10);

    /**
     * The cluster's clocks have full seconds only. Within one, what a person asked for comes before what the cluster did about
     * it, the steps in the order of a machine's way, and a problem after the progress that led to it.
     */
    private static final Comparator<TimelineEntry> CAUSAL = Comparator.comparingLong(
                    (TimelineEntry entry) -> entry.at().getEpochSecond())
            .thenComparingInt(entry -> order(entry.kind()))
            .thenComparingInt(entry -> EventTranslator.step(entry.code()))
            .thenComparing(TimelineEntry::at);

    private Timeline() {}

    /** Newest first. */
    static List<TimelineEntry> fold(List<TimelineEntry> entries) {
        var folded = new ArrayList<TimelineEntry>();
        for (var entry : entries.stream().sorted(CAUSAL).toList()) {
            if (!folded.isEmpty() && isRepeat(folded.getLast(), entry)) {
                folded.add(again(folded.removeLast(), entry));
            } else {
                folded.add(entry);
            }
        }
        return folded.reversed();
    }

    private static boolean isRepeat(TimelineEntry before, TimelineEntry after) {
        return before.code().equals(after.code())
                && before.actor() == null
                && after.actor() == null
                && Duration.between(before.at(), after.at()).compareTo(SHORT_TIME) <= 0;
    }

    /** The latest words are the most telling ones. */
    private static TimelineEntry again(TimelineEntry before, TimelineEntry after) {
        return new TimelineEntry(
                after.at(), after.kind(), after.code(), after.detail(), null, before.count() + after.count());
    }

    private static int order(TimelineEntry.Kind kind) {
        return switch (kind) {
            case ACTION -> 0;
            case PROGRESS, GOOD -> 1;
            case PROBLEM -> 2;
        };
    }
}
