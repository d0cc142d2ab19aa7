package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Value.Scalar;
import cloud.nuvem.dev.prometheus.promql.Value.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answers queries. */
public final class Engine {

    private final SampleSource source;
    private final Rules rules;

    public Engine(SampleSource source, Rules rules) {
        this.source = source;
        this.rules = rules;
    }

    /** What a query comes to. */
    public sealed interface Answer {

        /** Series with their points; times in milliseconds since the epoch. */
        record Matrix(List<Samples> lines) implements Answer {}

        /** Series with one point each. */
        record Sparse(List<Samples> lines) implements Answer {}

        /** One figure. */
        record Figure(long time, double value) implements Answer {}

        /** One text. */
        record Text(long time, String text) implements Answer {}
    }

    /** The matchers of a selector. */
    public static List<Matcher> matchers(String selector) {
        return Parser.matchers(selector);
    }

    /** Milliseconds of a duration such as {@code 1h30m}. */
    public static long milliseconds(String duration) {
        return Words.milliseconds(duration);
    }

    /** @throws QueryFailed in Prometheus's words */
    public Answer at(String query, long time, Duration patience) {
        var expression = Parser.parse(query);
        var steps = new Steps(time, time, 1);
        if (expression instanceof Expression.Selector selector && selector.range() > 0) {
            return new Answer.Matrix(raw(selector, time));
        }
        return switch (evaluate(expression, steps, patience)) {
            case Scalar scalar -> new Answer.Figure(time, scalar.points()[0]);
            case Value.Text(var text) -> new Answer.Text(time, text);
            case Vector(var series) -> new Answer.Sparse(lines(series, steps));
        };
    }

    private List<Samples> raw(Expression.Selector selector, long time) {
        var end = time - selector.offset();
        var start = end - selector.range() + (rules.leftOpen() ? 1 : 0);
        return source.select(selector.matchers(), start, end).stream()
                .map(samples -> line(samples.labels(), samples.times(), samples.values()))
                .filter(line -> line.times().length > 0)
                .sorted(Comparator.comparing(Samples::labels))
                .toList();
    }

    /** @throws QueryFailed in Prometheus's words */
    public Answer.Matrix over(String query, long start, long end, long step, Duration patience) {
        var expression = Parser.parse(query);
        var type = expression.type();
        if (type != Expression.Type.VECTOR && type != Expression.Type.SCALAR) {
            throw new QueryFailed(
                    QueryFailed.Type.BAD_DATA,
                    "invalid expression type \"%s\" for range query, must be Scalar or instant Vector"
                            .formatted(type.title()));
        }
        var steps = new Steps(start, end, step);
        var series = switch (evaluate(expression, steps, patience)) {
            case Scalar scalar -> List.of(new Series(Labels.NONE, scalar.points()));
            case Vector(var found) -> found;
            case Value.Text _ -> throw new IllegalStateException("a text over time");
        };
        var lines = new ArrayList<>(lines(series, steps));
        lines.sort(Comparator.comparing(Samples::labels));
        return new Answer.Matrix(lines);
    }

    private Value evaluate(Expression expression, Steps steps, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        Runnable check = () -> {
            if (System.nanoTime() - deadline > 0) {
                throw new QueryFailed(QueryFailed.Type.TIMEOUT, "query timed out in expression evaluation");
            }
        };
        var value = new Evaluation(new Selection(source, rules, steps), steps, check).of(expression);
        check.run();
        return value;
    }

    private static List<Samples> lines(List<Series> series, Steps steps) {
        var times = new long[steps.count()];
        java.util.Arrays.setAll(times, steps::at);
        return series.stream()
                .map(each -> line(each.labels(), times, each.points()))
                .filter(line -> line.times().length > 0)
                .toList();
    }

    private static Samples line(Labels labels, long[] times, double[] values) {
        var present = java.util.stream.IntStream.range(0, values.length)
                .filter(i -> !Samples.isStale(values[i]))
                .toArray();
        return new Samples(
                labels,
                java.util.Arrays.stream(present).mapToLong(i -> times[i]).toArray(),
                java.util.Arrays.stream(present).mapToDouble(i -> values[i]).toArray());
    }
}
