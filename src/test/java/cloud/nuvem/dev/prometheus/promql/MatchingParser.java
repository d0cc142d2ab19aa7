package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Expression.Binary;
import cloud.nuvem.dev.prometheus.promql.Expression.Cardinality;
import cloud.nuvem.dev.prometheus.promql.Expression.Matching;
import java.util.List;
import java.util.function.IntFunction;

/** What follows an operator: how to compare, what belongs together, the right side. */
final class MatchingParser {

    private final Words words;
    private final Token start;
    private final Operator operator;

    MatchingParser(Words words, Token start, Operator operator) {
        this.words = words;
        this.start = start;
        this.operator = operator;
    }

    /** @param rest reads an expression whose operators bind at least so tightly */
    Expression combine(Expression left, IntFunction<Expression> rest) {
        var bool = words.takeIfWord("bool");
        require(!bool || operator.isComparison(), "bool modifier can only be used on comparison operators");
        var matching = matching();
        var right = rest.apply(operator == Operator.POWER ? operator.strength() : operator.strength() + 1);
        check(left);
        check(right);
        var scalars = left.type() == Expression.Type.SCALAR && right.type() == Expression.Type.SCALAR;
        require(bool || !scalars || !operator.isComparison(), "comparisons between scalars must use BOOL modifier");
        require(
                !operator.isSet() || (left.type() == Expression.Type.VECTOR && right.type() == Expression.Type.VECTOR),
                "set operator \"%s\" not allowed in binary scalar expression".formatted(operator.symbol()));
        require(
                matching.equals(Matching.DEFAULT)
                        || (left.type() == Expression.Type.VECTOR && right.type() == Expression.Type.VECTOR),
                "vector matching only allowed between instant vectors");
        return new Binary(operator, bool, matching, left, right);
    }

    private Matching matching() {
        var on = words.takeIfWord("on");
        if (!on && !words.takeIfWord("ignoring")) {
            return Matching.DEFAULT;
        }
        var labels = words.names(" in grouping opts");
        if (words.takeIfWord("group_left")) {
            return many(Cardinality.MANY_TO_ONE, on, labels);
        }
        if (words.takeIfWord("group_right")) {
            return many(Cardinality.ONE_TO_MANY, on, labels);
        }
        return new Matching(Cardinality.ONE_TO_ONE, on, labels, List.of());
    }

    private Matching many(Cardinality cardinality, boolean on, List<String> labels) {
        require(!operator.isSet(), "no grouping allowed for \"%s\" operation".formatted(operator.symbol()));
        List<String> include = words.peek().is("(") ? words.names(" in grouping opts") : List.of();
        return new Matching(cardinality, on, labels, include);
    }

    private void check(Expression side) {
        require(
                side.type() == Expression.Type.SCALAR || side.type() == Expression.Type.VECTOR,
                "binary expression must contain only scalar and instant vector types");
    }

    private void require(boolean fact, String otherwise) {
        if (!fact) {
            throw words.failure(start.position(), otherwise);
        }
    }
}
