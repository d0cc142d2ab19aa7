package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Expression.Aggregation;
import cloud.nuvem.dev.prometheus.promql.Value.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** An aggregation at work. */
final class Grouped {

    private final Aggregation aggregation;
    private final int steps;

    Grouped(Aggregation aggregation, int steps) {
        this.aggregation = aggregation;
        this.steps = steps;
    }

    /** @param limit of topk and bottomk at each step */
    Vector aggregate(Vector operand, double[] limit) {
        var groups = new LinkedHashMap<Labels, List<Series>>();
        for (var series : operand.series()) {
            groups.computeIfAbsent(key(series.labels()), _ -> new ArrayList<>()).add(series);
        }
        var result = new ArrayList<Series>();
        groups.forEach((labels, members) -> {
            if (limit.length > 0) {
                result.addAll(best(members, limit));
            } else {
                result.add(summary(labels, members));
            }
        });
        return Vector.merged(result, Evaluation.SAME_LABELS);
    }

    private Labels key(Labels labels) {
        return aggregation.without()
                ? labels.withoutName().without(aggregation.labels())
                : labels.only(aggregation.labels());
    }

    private Series summary(Labels labels, List<Series> members) {
        var result = Series.empty(labels, steps);
        for (int i = 0; i < steps; i++) {
            var step = i;
            var present = members.stream()
                    .filter(series -> series.has(step))
                    .mapToDouble(series -> series.points()[step])
                    .toArray();
            if (present.length > 0) {
                result.points()[i] = summary(present);
            }
        }
        return result;
    }

    private double summary(double[] present) {
        return switch (aggregation.operator()) {
            case "sum" -> sum(present);
            case "avg" -> sum(present) / present.length;
            case "count" -> present.length;
            case "min" -> extreme(present, -1);
            case "max" -> extreme(present, 1);
            default -> throw new IllegalStateException("no such aggregation: " + aggregation.operator());
        };
    }

    private static double sum(double[] values) {
        var sum = 0.0;
        for (var value : values) {
            sum += value;
        }
        return sum;
    }

    private static double extreme(double[] values, int direction) {
        var extreme = values[0];
        for (var value : values) {
            if (Double.isNaN(extreme) || (value - extreme) * direction > 0) {
                extreme = value;
            }
        }
        return extreme;
    }

    /** The first so many of a group at each step, best first. */
    private List<Series> best(List<Series> members, double[] limit) {
        var kept = new LinkedHashMap<Series, Series>();
        for (int i = 0; i < steps; i++) {
            var step = i;
            members.stream()
                    .filter(series -> series.has(step))
                    .sorted(order(step))
                    .limit((long) Math.max(0, limit[step]))
                    .forEach(series -> kept.computeIfAbsent(series, _ -> Series.empty(series.labels(), steps))
                                    .points()[step] =
                            series.points()[step]);
        }
        return List.copyOf(kept.values());
    }

    /** What is no number comes last. */
    private Comparator<Series> order(int step) {
        var ascending = Comparator.<Series>comparingDouble(series -> series.points()[step]);
        var wanted = aggregation.operator().equals("topk") ? ascending.reversed() : ascending;
        return Comparator.<Series, Boolean>comparing(series -> Double.isNaN(series.points()[step]))
                .thenComparing(wanted);
    }
}
