package cloud.nuvem.activity.internal;

import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.activity.internal.Cursor.Placed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pure: brings what people did and what clusters said into one order, and folds what repeats. */
final class Merge {

    private static final Duration SHORT_TIME = Duration.ofMinutes(10);

    private Merge() {}

    /** Each list newest first, and so is the result; at most so many of it. */
    static List<Placed> newest(List<Placed> deeds, List<Placed> steps, int most) {
        var merged = new ArrayList<Placed>();
        int deed = 0;
        int step = 0;
        while (merged.size() < most && (deed < deeds.size() || step < steps.size())) {
            boolean stepFirst =
                    deed == deeds.size() || (step < steps.size() && isAfter(steps.get(step), deeds.get(deed)));
            merged.add(stepFirst ? steps.get(step++) : deeds.get(deed++));
        }
        return merged;
    }

    /** Within a second, what the cluster did comes after what it was asked for. */
    private static boolean isAfter(Placed step, Placed deed) {
        return step.entry().at().getEpochSecond() >= deed.entry().at().getEpochSecond();
    }

    /** The latest words are the most telling ones. */
    static List<ActivityEntry> fold(List<Placed> newestFirst) {
        var folded = new ArrayList<ActivityEntry>();
        for (var placed : newestFirst) {
            var entry = placed.entry();
            if (!folded.isEmpty() && isRepeat(folded.getLast(), entry)) {
                folded.add(again(folded.removeLast(), entry));
            } else {
                folded.add(entry);
            }
        }
        return folded;
    }

    private static boolean isRepeat(ActivityEntry later, ActivityEntry earlier) {
        return later.code().equals(earlier.code())
                && later.resource().equals(earlier.resource())
                && later.who() == null
                && earlier.who() == null
                && Duration.between(earlier.at(), later.at()).compareTo(SHORT_TIME) <= 0;
    }

    private static ActivityEntry again(ActivityEntry later, ActivityEntry earlier) {
        return new ActivityEntry(
                later.id(),
                later.at(),
                later.topic(),
                later.kind(),
                later.code(),
                later.resource(),
                later.detail(),
                null,
                later.count() + earlier.count(),
                since(later, earlier));
    }

    private static ActivityEntry.Origin since(ActivityEntry later, ActivityEntry earlier) {
        return later.origin() instanceof Said said && earlier.origin() instanceof Said first
                ? new Said(said.reason(), said.message(), said.reporter(), first.firstAt())
                : later.origin();
    }
}
