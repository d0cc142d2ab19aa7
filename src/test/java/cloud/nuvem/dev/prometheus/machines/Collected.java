package cloud.nuvem.dev.prometheus.machines;

import cloud.nuvem.dev.prometheus.promql.Labels;
import cloud.nuvem.dev.prometheus.promql.Samples;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/** The samples of one series, gathered stretch by stretch. */
final class Collected {

    private final Scrapes scrapes;
    private final long from;
    private final long to;
    private long[] times = new long[64];
    private double[] values = new double[64];
    private int count;

    /** @param to the last moment that belongs to it, milliseconds */
    Collected(Scrapes scrapes, long from, long to) {
        this.scrapes = scrapes;
        this.from = from;
        this.to = to;
    }

    /** Adds a stretch that is later than those before. */
    void add(Stretch stretch, LongToDoubleFunction value) {
        var node = stretch.facts().node();
        var moment = Scrapes.next(node, Math.max(from, stretch.from()));
        for (; moment <= to && moment < stretch.to(); moment += Scrapes.INTERVAL) {
            if (scrapes.succeeds(node, moment)) {
                put(moment, value.applyAsDouble(moment));
            } else {
                end(moment);
            }
        }
        if (!stretch.isOpen()) {
            var missed = Scrapes.next(node, stretch.to());
            if (missed >= from && missed <= to) {
                end(missed);
            }
        }
    }

    /** What was there is there no longer. */
    private void end(long moment) {
        if (count == 0 || !Samples.isStale(values[count - 1])) {
            put(moment, Samples.STALE);
        }
    }

    private void put(long moment, double value) {
        if (count > 0 && times[count - 1] == moment) {
            count--;
        }
        if (count == times.length) {
            times = Arrays.copyOf(times, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        times[count] = moment;
        values[count++] = value;
    }

    Samples samples(Labels labels) {
        return new Samples(labels, Arrays.copyOf(times, count), Arrays.copyOf(values, count));
    }
}
