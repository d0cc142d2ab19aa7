package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Expression.Aggregation;
import cloud.nuvem.dev.prometheus.promql.Expression.Binary;
import cloud.nuvem.dev.prometheus.promql.Expression.Call;
import cloud.nuvem.dev.prometheus.promql.Expression.Figure;
import cloud.nuvem.dev.prometheus.promql.Expression.Negation;
import cloud.nuvem.dev.prometheus.promql.Expression.Selector;
import cloud.nuvem.dev.prometheus.promql.Value.Scalar;
import cloud.nuvem.dev.prometheus.promql.Value.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** One run of a query over its steps. */
final class Evaluation {

    static final String SAME_LABELS = "vector cannot contain metrics with the same labelset";

    private final Selection selection;
    private final Steps steps;
    private final Runnable patience;

    /** @param patience called between parts; throws when there is no time left */
    Evaluation(Selection selection, Steps steps, Runnable patience) {
        this.selection = selection;
        this.steps = steps;
        this.patience = patience;
    }

    Value of(Expression expression) {
        patience.run();
        return switch (expression) {
            case Figure figure -> constant(figure.value());
            case Expression.Text text -> new Value.Text(text.value());
            case Selector selector -> Vector.merged(selection.latest(selector), SAME_LABELS);
            case Call call -> call(call);
            case Aggregation aggregation -> aggregate(aggregation);
            case Negation negation -> negated(of(negation.operand()));
            case Binary binary -> binary(binary);
        };
    }

    private Scalar constant(double value) {
        var points = new double[steps.count()];
        Arrays.fill(points, value);
        return new Scalar(points);
    }

    Vector vector(Expression expression) {
        return (Vector) of(expression);
    }

    double[] scalar(Expression expression) {
        return ((Scalar) of(expression)).points();
    }

    Steps steps() {
        return steps;
    }

    private Value call(Call call) {
        if (call.function().parameters().equals(List.of(Expression.Type.RANGE))) {
            var series = selection.overTime(
                    call.function(), (Selector) call.arguments().getFirst());
            var named = call.function() == Function.LAST_OVER_TIME ? series : withoutNames(series);
            return Vector.merged(named, SAME_LABELS);
        }
        return new Calls(this).apply(call);
    }

    private Value aggregate(Aggregation aggregation) {
        var operand = vector(aggregation.operand());
        var parameter = aggregation.parameter();
        var limit = parameter == null ? new double[0] : scalar(parameter);
        return new Grouped(aggregation, steps.count()).aggregate(operand, limit);
    }

    private Value negated(Value value) {
        return switch (value) {
            case Scalar scalar ->
                new Scalar(Arrays.stream(scalar.points()).map(each -> -each).toArray());
            case Vector vector -> mapped(vector, each -> -each);
            case Value.Text text -> text;
        };
    }

    private Value binary(Binary binary) {
        var left = of(binary.left());
        var right = of(binary.right());
        return new Combination(binary, steps.count()).of(left, right);
    }

    /** A function of every point; names go. */
    static Vector mapped(Vector vector, DoubleUnaryOperator change) {
        var changed = vector.series().stream()
                .map(series -> new Series(
                        series.labels().withoutName(),
                        Arrays.stream(series.points())
                                .map(point -> Samples.isStale(point) ? point : change.applyAsDouble(point))
                                .toArray()))
                .toList();
        return Vector.merged(changed, SAME_LABELS);
    }

    private static List<Series> withoutNames(List<Series> series) {
        return series.stream()
                .map(each -> each.named(each.labels().withoutName()))
                .toList();
    }
}
