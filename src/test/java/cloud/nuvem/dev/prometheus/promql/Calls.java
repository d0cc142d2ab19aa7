package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Expression.Call;
import cloud.nuvem.dev.prometheus.promql.Expression.Selector;
import cloud.nuvem.dev.prometheus.promql.Value.Scalar;
import cloud.nuvem.dev.prometheus.promql.Value.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The functions that look at each step alone. */
final class Calls {

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final Evaluation evaluation;

    Calls(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Value apply(Call call) {
        var arguments = call.arguments();
        return switch (call.function()) {
            case CLAMP_MIN ->
                clamped(arguments.getFirst(), evaluation.scalar(arguments.get(1)), all(Double.POSITIVE_INFINITY));
            case CLAMP_MAX ->
                clamped(arguments.getFirst(), all(Double.NEGATIVE_INFINITY), evaluation.scalar(arguments.get(1)));
            case CLAMP ->
                clamped(arguments.getFirst(), evaluation.scalar(arguments.get(1)), evaluation.scalar(arguments.get(2)));
            case ABS -> Evaluation.mapped(evaluation.vector(arguments.getFirst()), Math::abs);
            case ABSENT -> absent(arguments.getFirst());
            case SCALAR -> scalar(evaluation.vector(arguments.getFirst()));
            case VECTOR -> new Vector(List.of(new Series(Labels.NONE, evaluation.scalar(arguments.getFirst()))));
            case TIME -> new Scalar(moments(moment -> moment / 1000));
            case LABEL_REPLACE -> relabelled(arguments);
            default -> throw new IllegalStateException(call.function().title() + " looks at a range");
        };
    }

    private double[] all(double value) {
        return moments(_ -> value);
    }

    private double[] moments(DoubleUnaryOperator function) {
        var steps = evaluation.steps();
        return IntStream.range(0, steps.count())
                .mapToDouble(step -> function.applyAsDouble((double) steps.at(step)))
                .toArray();
    }

    private Vector clamped(Expression operand, double[] least, double[] most) {
        var clamped = new ArrayList<Series>();
        for (var series : evaluation.vector(operand).series()) {
            var result = Series.empty(series.labels().withoutName(), series.points().length);
            for (int i = 0; i < series.points().length; i++) {
                if (series.has(i) && least[i] <= most[i]) {
                    result.points()[i] = Math.max(least[i], Math.min(most[i], series.points()[i]));
                }
            }
            clamped.add(result);
        }
        return Vector.merged(clamped, Evaluation.SAME_LABELS);
    }

    private Vector absent(Expression operand) {
        var present = evaluation.vector(operand).series();
        var result = Series.empty(absentLabels(operand), evaluation.steps().count());
        for (int i = 0; i < result.points().length; i++) {
            var step = i;
            if (present.stream().noneMatch(series -> series.has(step))) {
                result.points()[i] = 1;
            }
        }
        return Vector.merged(List.of(result), Evaluation.SAME_LABELS);
    }

    /** What the selector says for certain of the series that is not there. */
    private static Labels absentLabels(Expression operand) {
        if (!(operand instanceof Selector selector)) {
            return Labels.NONE;
        }
        var byLabel = selector.matchers().stream()
                .filter(matcher -> !matcher.label().equals(Labels.NAME))
                .collect(Collectors.groupingBy(Matcher::label));
        return Labels.of(byLabel.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1
                        && entry.getValue().getFirst().isEquality())
                .collect(Collectors.toMap(
                        java.util.Map.Entry::getKey,
                        entry -> entry.getValue().getFirst().value())));
    }

    private Scalar scalar(Vector vector) {
        var points = all(Double.NaN);
        for (int i = 0; i < points.length; i++) {
            var step = i;
            var present =
                    vector.series().stream().filter(series -> series.has(step)).toList();
            if (present.size() == 1) {
                points[i] = present.getFirst().points()[i];
            }
        }
        return new Scalar(points);
    }

    private Vector relabelled(List<Expression> arguments) {
        var destination = text(arguments.get(1));
        var replacement = text(arguments.get(2)).replaceAll("\\$\\$", "\\\\\\$");
        var source = text(arguments.get(3));
        if (!LABEL.matcher(destination).matches()) {
            throw QueryFailed.execution("invalid destination label name in label_replace(): " + destination);
        }
        var pattern = pattern(text(arguments.get(4)));
        var changed = evaluation.vector(arguments.getFirst()).series().stream()
                .map(series -> {
                    var found = pattern.matcher(series.labels().get(source));
                    return found.matches()
                            ? series.named(series.labels().with(destination, found.replaceFirst(replacement)))
                            : series;
                })
                .toList();
        return Vector.merged(changed, Evaluation.SAME_LABELS);
    }

    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression, Pattern.DOTALL);
        } catch (PatternSyntaxException unreadable) {
            throw QueryFailed.execution("invalid regular expression in label_replace(): " + expression);
        }
    }

    private static String text(Expression expression) {
        return ((Expression.Text) expression).value();
    }
}
