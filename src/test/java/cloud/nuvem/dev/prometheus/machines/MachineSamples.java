package cloud.nuvem.dev.prometheus.machines;

import cloud.nuvem.dev.prometheus.promql.Labels;
import cloud.nuvem.dev.prometheus.promql.Matcher;
import cloud.nuvem.dev.prometheus.promql.SampleSource;
import cloud.nuvem.dev.prometheus.promql.Samples;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Scrapes the machines, of now and of the past, the moment somebody asks. */
final class MachineSamples implements SampleSource {

    static final Duration RETENTION = Duration.ofDays(31);

    private static final String PREFIX = "kubernetes_vmi_label_";

    private final History history;
    private final Readings readings;
    private final Scrapes scrapes;
    private final Clock clock;

    MachineSamples(History history, Load load, Scrapes scrapes, Clock clock) {
        this.history = history;
        this.readings = new Readings(load);
        this.scrapes = scrapes;
        this.clock = clock;
    }

    @Override
    public List<Samples> select(List<Matcher> matchers, long from, long to) {
        var now = clock.millis();
        var first = Math.max(from, now - RETENTION.toMillis());
        var last = Math.min(to, now);
        var found = new LinkedHashMap<Labels, Collected>();
        stretches(matchers, first - Scrapes.INTERVAL, last)
                .forEach(stretch -> matching(stretch, matchers, true)
                        .forEach((labels, reading) -> found.computeIfAbsent(
                                        labels, _ -> new Collected(scrapes, first, last))
                                .add(stretch, reading.value())));
        return found.entrySet().stream()
                .map(entry -> entry.getValue().samples(entry.getKey()))
                .filter(samples -> samples.times().length > 0)
                .toList();
    }

    @Override
    public List<Labels> series(List<Matcher> matchers, long from, long to) {
        return stretches(matchers, Math.max(from, clock.millis() - RETENTION.toMillis()), Math.min(to, clock.millis()))
                .flatMap(stretch -> matching(stretch, matchers, true).keySet().stream())
                .distinct()
                .toList();
    }

    /** The stretches of machines that fit, oldest first, which have something to tell of a time. */
    private Stream<Stretch> stretches(List<Matcher> matchers, long from, long to) {
        return history.keys().stream()
                .sorted()
                .filter(key -> fits(matchers, "namespace", key.substring(0, key.indexOf('/')))
                        && fits(matchers, "name", key.substring(key.indexOf('/') + 1)))
                .flatMap(key -> history.of(key).stream())
                .filter(stretch -> stretch.from() <= to && stretch.to() > from);
    }

    private static boolean fits(List<Matcher> matchers, String label, String value) {
        return matchers.stream().allMatch(matcher -> !matcher.label().equals(label) || matcher.matches(value));
    }

    /** @param stored as Prometheus stores them; else as the agent shows them */
    Map<Labels, Reading> matching(Stretch stretch, List<Matcher> matchers, boolean stored) {
        var found = new LinkedHashMap<Labels, Reading>();
        for (var metric : Metric.values()) {
            if (fits(matchers, Labels.NAME, metric.title())) {
                readings.of(stretch, metric).forEach(reading -> {
                    var labels = labels(stretch.facts(), metric, reading, stored);
                    if (matchers.stream().allMatch(matcher -> matcher.matches(labels))) {
                        found.put(labels, reading);
                    }
                });
            }
        }
        return found;
    }

    private static Labels labels(Facts facts, Metric metric, Reading reading, boolean stored) {
        var labels = new TreeMap<>(stored ? new Target(facts.node()).labels() : Map.of());
        labels.put(Labels.NAME, metric.title());
        labels.put("node", facts.node());
        labels.put("namespace", facts.namespace());
        labels.put("name", facts.name());
        facts.labels().forEach((key, value) -> labels.put(PREFIX + key.replaceAll("[./-]", "_"), value));
        labels.putAll(reading.labels());
        return Labels.of(labels);
    }
}
