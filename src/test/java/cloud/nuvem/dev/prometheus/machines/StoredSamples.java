package cloud.nuvem.dev.prometheus.machines;

import cloud.nuvem.dev.prometheus.promql.Labels;
import cloud.nuvem.dev.prometheus.promql.Matcher;
import cloud.nuvem.dev.prometheus.promql.SampleSource;
import cloud.nuvem.dev.prometheus.promql.Samples;
import java.util.List;
import java.util.stream.IntStream;

/** Samples that are simply there. */
record StoredSamples(List<Samples> all) implements SampleSource {

    @Override
    public List<Samples> select(List<Matcher> matchers, long from, long to) {
        return all.stream()
                .filter(samples -> matchers.stream().allMatch(matcher -> matcher.matches(samples.labels())))
                .map(samples -> part(samples, from, to))
                .filter(samples -> samples.times().length > 0)
                .toList();
    }

    private static Samples part(Samples samples, long from, long to) {
        var kept = IntStream.range(0, samples.times().length)
                .filter(i -> samples.times()[i] >= from && samples.times()[i] <= to)
                .filter(i -> !Samples.isStale(samples.values()[i]))
                .toArray();
        return new Samples(
                samples.labels(),
                IntStream.of(kept).mapToLong(i -> samples.times()[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> samples.values()[i]).toArray());
    }

    @Override
    public List<Labels> series(List<Matcher> matchers, long from, long to) {
        return select(matchers, from, to).stream().map(Samples::labels).toList();
    }
}
