package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Expression.Binary;
import cloud.nuvem.dev.prometheus.promql.Value.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code and}, {@code or}, {@code unless}: which points stay depends on who is there at the same step. */
final class SetCombination {

    private final Binary binary;
    private final int steps;

    SetCombination(Binary binary, int steps) {
        this.binary = binary;
        this.steps = steps;
    }

    Vector of(Vector left, Vector right) {
        return switch (binary.operator()) {
            case AND -> Vector.merged(kept(left, presence(right), true), Evaluation.SAME_LABELS);
            case UNLESS -> Vector.merged(kept(left, presence(right), false), Evaluation.SAME_LABELS);
            default -> {
                var both = new ArrayList<>(left.series());
                both.addAll(kept(right, presence(left), false));
                yield Vector.merged(both, Evaluation.SAME_LABELS);
            }
        };
    }

    private Map<Labels, boolean[]> presence(Vector vector) {
        var presence = new HashMap<Labels, boolean[]>();
        for (var series : vector.series()) {
            var there = presence.computeIfAbsent(binary.matching().signature(series.labels()), _ -> new boolean[steps]);
            for (int i = 0; i < steps; i++) {
                there[i] |= series.has(i);
            }
        }
        return presence;
    }

    private List<Series> kept(Vector vector, Map<Labels, boolean[]> others, boolean whenPresent) {
        var nobody = new boolean[steps];
        var kept = new ArrayList<Series>();
        for (var series : vector.series()) {
            var there = others.getOrDefault(binary.matching().signature(series.labels()), nobody);
            var result = Series.empty(series.labels(), steps);
            for (int i = 0; i < steps; i++) {
                if (there[i] == whenPresent) {
                    result.points()[i] = series.points()[i];
                }
            }
            kept.add(result);
        }
        return kept;
    }
}
