package cloud.nuvem.metering.internal;

import cloud.nuvem.metering.MeterSource.Look;
import cloud.nuvem.metering.MeterSource.Metered;
import cloud.nuvem.metering.internal.UsageChanges.Closing;
import cloud.nuvem.metering.internal.UsageChanges.Opening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pure: compares what was seen with the open records. In doubt for the customer; nothing begins before the month of the last
 * look, and no record crosses a month.
 */
final class UsageComparison {

    private final @Nullable Instant lastLook;
    private final Instant now;
    private final Map<ResourceMeter, Instant> ends;
    private final List<Closing> closings = new ArrayList<>();
    private final List<Opening> openings = new ArrayList<>();
    private final List<OpenRecord> inDoubt = new ArrayList<>();

    private UsageComparison(@Nullable Instant lastLook, Instant now, Map<ResourceMeter, Instant> ends) {
        this.lastLook = lastLook;
        this.now = now;
        this.ends = ends;
    }

    /**
     * Compares.
     *
     * @param lastLook null before the first
     * @param now when the look was taken, after the last
     * @param ends when the latest closed record of a resource's meter ended, for those that have no open one
     */
    static UsageChanges compare(
            List<OpenRecord> open,
            Look look,
            @Nullable Instant lastLook,
            Instant now,
            Map<ResourceMeter, Instant> ends) {
        var comparison = new UsageComparison(lastLook, now, ends);
        var seen = new HashMap<ResourceMeter, Metered>(look.metered().size() * 2);
        look.metered().forEach(thing -> seen.put(new ResourceMeter(thing.meter(), thing.uid()), thing));
        for (var record : open) {
            comparison.compare(
                    record,
                    seen.remove(record.key()),
                    look.ended().get(record.key().uid()));
        }
        seen.forEach(comparison::open);
        return new UsageChanges(comparison.closings, comparison.openings, comparison.inDoubt);
    }

    private void compare(OpenRecord record, @Nullable Metered thing, @Nullable Instant ended) {
        if (thing == null) {
            close(record, end(record, ended));
            return;
        }
        var since = thing.since();
        if (since != null && lastLook != null && since.isAfter(lastLook) && since.isAfter(record.from())) {
            close(record, earlier(end(record, ended), since));
            byMonth(thing, earlier(since, now), null);
        } else if (!record.isStill(thing)) {
            close(record, now);
            openings.add(new Opening(thing, now, null));
        } else if (!Months.end(record.month()).isAfter(now)) {
            var turn = Months.end(record.month());
            closings.add(new Closing(record.month(), record.id(), record.from(), turn));
            byMonth(thing, turn, null);
        }
    }

    private Instant end(OpenRecord record, @Nullable Instant ended) {
        boolean isOfThisRun = ended != null && !ended.isBefore(record.from());
        if (ended != null && isOfThisRun) {
            return ended;
        }
        inDoubt.add(record);
        return lastLook == null ? now : lastLook;
    }

    /** What lies beyond the record's month goes into records of their own. */
    private void close(OpenRecord record, Instant end) {
        var to = earlier(end, now);
        var turn = Months.end(record.month());
        closings.add(new Closing(record.month(), record.id(), record.from(), earlier(to, turn)));
        if (to.isAfter(turn)) {
            var thing = new Metered(
                    record.key().meter(),
                    record.key().uid(),
                    record.resource(),
                    record.dimension(),
                    record.quantity(),
                    record.tags(),
                    null);
            byMonth(thing, turn, to);
        }
    }

    private void open(ResourceMeter key, Metered thing) {
        var from = begin(key, thing.since());
        if (from.isBefore(now)) {
            byMonth(thing, from, null);
        } else if (from.equals(now)) {
            openings.add(new Opening(thing, now, null));
        }
    }

    private Instant begin(ResourceMeter key, @Nullable Instant since) {
        if (since == null || lastLook == null) {
            return later(now, ends.get(key));
        }
        var watched = Months.begin(Months.of(earlier(lastLook, now)));
        return later(later(earlier(since, now), watched), ends.get(key));
    }

    private void byMonth(Metered thing, Instant from, @Nullable Instant to) {
        var begin = from;
        var last = to == null ? now : to;
        for (var turn = Months.end(Months.of(begin)); turn.isBefore(last) || (turn.equals(last) && to == null); ) {
            openings.add(new Opening(thing, begin, turn));
            begin = turn;
            turn = Months.end(Months.of(begin));
        }
        openings.add(new Opening(thing, begin, to));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
