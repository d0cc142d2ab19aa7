package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Expression.Binary;
import cloud.nuvem.dev.prometheus.promql.Value.Scalar;
import cloud.nuvem.dev.prometheus.promql.Value.Vector;
import java.util.ArrayList;

/** Two sides with an operator between them, when at least one is a plain figure. */
final class Combination {

    private final Binary binary;
    private final int steps;

    Combination(Binary binary, int steps) {
        this.binary = binary;
        this.steps = steps;
    }

    Value of(Value left, Value right) {
        if (left instanceof Scalar lefts) {
            return right instanceof Scalar rights
                    ? scalars(lefts.points(), rights.points())
                    : scaled((Vector) right, lefts.points(), true);
        }
        if (right instanceof Scalar rights) {
            return scaled((Vector) left, rights.points(), false);
        }
        return binary.operator().isSet()
                ? new SetCombination(binary, steps).of((Vector) left, (Vector) right)
                : new VectorCombination(binary, steps).of((Vector) left, (Vector) right);
    }

    private Scalar scalars(double[] left, double[] right) {
        var points = new double[steps];
        for (int i = 0; i < steps; i++) {
            points[i] = binary.operator().isComparison()
                    ? binary.operator().holds(left[i], right[i]) ? 1 : 0
                    : binary.operator().apply(left[i], right[i]);
        }
        return new Scalar(points);
    }

    private Vector scaled(Vector vector, double[] scalar, boolean scalarIsLeft) {
        var filter = binary.operator().isComparison() && !binary.bool();
        var result = new ArrayList<Series>();
        for (var series : vector.series()) {
            var points = Series.empty(filter ? series.labels() : series.labels().withoutName(), steps);
            for (int i = 0; i < steps; i++) {
                if (series.has(i)) {
                    var own = series.points()[i];
                    points.points()[i] = scalarIsLeft ? point(scalar[i], own, own) : point(own, scalar[i], own);
                }
            }
            result.add(points);
        }
        return Vector.merged(result, Evaluation.SAME_LABELS);
    }

    private double point(double left, double right, double kept) {
        return point(binary, left, right, kept);
    }

    /** @param kept what stays when the operator is a filter that lets it through */
    static double point(Binary binary, double left, double right, double kept) {
        if (!binary.operator().isComparison()) {
            return binary.operator().apply(left, right);
        }
        var holds = binary.operator().holds(left, right);
        if (binary.bool()) {
            return holds ? 1 : 0;
        }
        return holds ? kept : Samples.STALE;
    }
}
