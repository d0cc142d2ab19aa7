package cloud.nuvem.dev.prometheus.machines;

import cloud.nuvem.dev.prometheus.promql.Labels;
import cloud.nuvem.dev.prometheus.promql.Matcher;
import cloud.nuvem.dev.prometheus.promql.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text of OpenMetrics. */
final class Exposition {

    private final StringBuilder text = new StringBuilder();

    /** What the agents of all nodes would tell at this moment. */
    static String of(History history, MachineSamples samples, long now) {
        var readings = new TreeMap<Labels, Double>();
        history.all()
                .filter(stretch -> stretch.from() <= now && now < stretch.to())
                .forEach(stretch -> samples.matching(stretch, List.<Matcher>of(), false)
                        .forEach((labels, reading) ->
                                readings.put(labels, reading.value().applyAsDouble(now))));
        var exposition = new Exposition();
        for (var metric : Metric.values()) {
            exposition.family(metric.title(), metric.help());
            readings.forEach((labels, value) -> {
                if (labels.get(Labels.NAME).equals(metric.title())) {
                    exposition.line(labels, Double.toString(value), "");
                }
            });
        }
        return exposition.ended();
    }

    /** Series with their samples over time, as a backfill reads them. Ends of series cannot be told. */
    static String of(List<Samples> series) {
        var exposition = new Exposition();
        var byName = series.stream()
                .sorted(Comparator.comparing(Samples::labels))
                .collect(Collectors.groupingBy(
                        each -> each.labels().get(Labels.NAME), TreeMap::new, Collectors.toList()));
        byName.forEach((name, all) -> {
            exposition.family(name, Metric.of(name).map(Metric::help).orElse(""));
            all.forEach(exposition::lines);
        });
        return exposition.ended();
    }

    private void family(String name, String help) {
        var counter = name.endsWith("_total");
        var family = counter ? name.substring(0, name.length() - "_total".length()) : name;
        text.append("# TYPE %s %s\n".formatted(family, counter ? "counter" : "gauge"));
        text.append("# HELP %s %s\n".formatted(family, help));
    }

    private void lines(Samples samples) {
        for (int i = 0; i < samples.times().length; i++) {
            var time = samples.times()[i];
            if (!Samples.isStale(samples.values()[i])) {
                line(
                        samples.labels(),
                        Double.toString(samples.values()[i]),
                        " %d.%03d".formatted(time / 1000, time % 1000));
            }
        }
    }

    private void line(Labels labels, String value, String time) {
        var shown = labels.asMap().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Labels.NAME))
                .map(Exposition::label)
                .collect(Collectors.joining(",", "{", "}"));
        text.append(labels.get(Labels.NAME))
                .append(shown)
                .append(' ')
                .append(value)
                .append(time)
                .append('\n');
    }

    private static String label(Map.Entry<String, String> label) {
        var escaped =
                label.getValue().replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
        return label.getKey() + "=\"" + escaped + "\"";
    }

    private String ended() {
        return text.append("# EOF\n").toString();
    }
}
