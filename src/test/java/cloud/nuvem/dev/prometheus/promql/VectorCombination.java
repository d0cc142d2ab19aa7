package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Expression.Binary;
import cloud.nuvem.dev.prometheus.promql.Expression.Cardinality;
import cloud.nuvem.dev.prometheus.promql.Value.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arithmetic and comparison of two vectors: series meet by their signature, at each step those that are there. */
final class VectorCombination {

    private static final String AMBIGUOUS = "multiple matches for labels: grouping labels must ensure unique matches";

    private final Binary binary;
    private final int steps;
    private final boolean swapped;

    VectorCombination(Binary binary, int steps) {
        this.binary = binary;
        this.steps = steps;
        this.swapped = binary.matching().cardinality() == Cardinality.ONE_TO_MANY;
    }

    Vector of(Vector left, Vector right) {
        var many = bySignature(swapped ? right : left);
        var one = bySignature(swapped ? left : right);
        var result = new ArrayList<Series>();
        one.forEach((signature, ones) -> {
            requireOne(signature, ones);
            var partners = many.getOrDefault(signature, List.of());
            if (binary.matching().cardinality() == Cardinality.ONE_TO_ONE) {
                requireSingle(partners, ones);
            }
            for (var partner : partners) {
                ones.forEach(each -> result.add(combined(partner, each)));
            }
        });
        return Vector.merged(result, AMBIGUOUS);
    }

    private Map<Labels, List<Series>> bySignature(Vector vector) {
        var groups = new HashMap<Labels, List<Series>>();
        for (var series : vector.series()) {
            groups.computeIfAbsent(binary.matching().signature(series.labels()), _ -> new ArrayList<>())
                    .add(series);
        }
        return groups;
    }

    private void requireOne(Labels signature, List<Series> ones) {
        for (int i = 0; i < steps; i++) {
            var step = i;
            var present = ones.stream().filter(series -> series.has(step)).toList();
            if (present.size() > 1) {
                throw QueryFailed.execution(
                        ("found duplicate series for the match group %s on the %s hand-side of the operation: [%s, %s]"
                                        + ";many-to-many matching not allowed: matching labels must be unique on one side")
                                .formatted(
                                        signature,
                                        swapped ? "left" : "right",
                                        present.get(1).labels(),
                                        present.get(0).labels()));
            }
        }
    }

    private void requireSingle(List<Series> partners, List<Series> ones) {
        for (int i = 0; i < steps; i++) {
            var step = i;
            if (partners.stream().filter(series -> series.has(step)).count() > 1
                    && ones.stream().anyMatch(series -> series.has(step))) {
                throw QueryFailed.execution(
                        "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)");
            }
        }
    }

    private Series combined(Series many, Series one) {
        var left = swapped ? one : many;
        var right = swapped ? many : one;
        var result = Series.empty(labels(many.labels(), one.labels()), steps);
        for (int i = 0; i < steps; i++) {
            if (many.has(i) && one.has(i)) {
                result.points()[i] = Combination.point(binary, left.points()[i], right.points()[i], left.points()[i]);
            }
        }
        return result;
    }

    private Labels labels(Labels many, Labels one) {
        var matching = binary.matching();
        var kept = binary.operator().isComparison() && !binary.bool() ? many : many.withoutName();
        if (matching.cardinality() == Cardinality.ONE_TO_ONE) {
            return matching.on() ? kept.only(matching.labels()) : kept.without(matching.labels());
        }
        for (var name : matching.include()) {
            kept = kept.with(name, one.get(name));
        }
        return kept;
    }
}
