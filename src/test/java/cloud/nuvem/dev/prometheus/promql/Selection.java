package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Expression.Selector;
import java.util.ArrayList;
import java.util.List;

/** Reads a selector's samples and looks at them step by step. */
final class Selection {

    /** How long a series without a new sample is still believed, milliseconds. */
    static final long LOOK_BACK = 300_000;

    private static final long MOST_SAMPLES = 50_000_000;

    private final SampleSource source;
    private final Rules rules;
    private final Steps steps;
    private long read;

    Selection(SampleSource source, Rules rules, Steps steps) {
        this.source = source;
        this.rules = rules;
        this.steps = steps;
    }

    /** The newest sample at each step. */
    List<Series> latest(Selector selector) {
        var result = new ArrayList<Series>();
        for (var samples : read(selector, LOOK_BACK)) {
            var series = Series.empty(samples.labels(), steps.count());
            var next = 0;
            for (int i = 0; i < steps.count(); i++) {
                var now = steps.at(i) - selector.offset();
                while (next < samples.times().length && samples.times()[next] <= now) {
                    next++;
                }
                if (next > 0 && samples.times()[next - 1] >= first(now - LOOK_BACK)) {
                    series.points()[i] = samples.values()[next - 1];
                }
            }
            result.add(series);
        }
        return result;
    }

    /** A function of the samples in the range that ends at each step. */
    List<Series> overTime(Function function, Selector selector) {
        var result = new ArrayList<Series>();
        for (var samples : read(selector, selector.range())) {
            result.add(overTime(function, selector, withoutStale(samples)));
        }
        return result;
    }

    private Series overTime(Function function, Selector selector, Samples samples) {
        var series = Series.empty(samples.labels(), steps.count());
        var times = samples.times();
        var from = 0;
        var to = 0;
        for (int i = 0; i < steps.count(); i++) {
            var end = steps.at(i) - selector.offset();
            var start = end - selector.range();
            while (to < times.length && times[to] <= end) {
                to++;
            }
            while (from < to && times[from] < first(start)) {
                from++;
            }
            var window = new Window(samples, from, to, start, end);
            series.points()[i] = OverTime.apply(function, window, rules);
        }
        return series;
    }

    private long first(long boundary) {
        return rules.leftOpen() ? boundary + 1 : boundary;
    }

    private List<Samples> read(Selector selector, long before) {
        var found = source.select(
                selector.matchers(),
                first(steps.start() - selector.offset() - before),
                steps.last() - selector.offset());
        read += found.stream().mapToLong(each -> each.times().length).sum();
        if (read > MOST_SAMPLES) {
            throw QueryFailed.execution("query processing would load too many samples into memory in query execution");
        }
        return found;
    }

    private static Samples withoutStale(Samples samples) {
        var kept = 0;
        var times = samples.times().clone();
        var values = samples.values().clone();
        for (int i = 0; i < times.length; i++) {
            if (!Samples.isStale(values[i])) {
                times[kept] = times[i];
                values[kept++] = values[i];
            }
        }
        return new Samples(
                samples.labels(), java.util.Arrays.copyOf(times, kept), java.util.Arrays.copyOf(values, kept));
    }
}
