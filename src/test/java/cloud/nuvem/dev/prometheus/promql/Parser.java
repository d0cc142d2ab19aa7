package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Expression.Aggregation;
import cloud.nuvem.dev.prometheus.promql.Expression.Call;
import cloud.nuvem.dev.prometheus.promql.Expression.Figure;
import cloud.nuvem.dev.prometheus.promql.Expression.Negation;
import cloud.nuvem.dev.prometheus.promql.Expression.Text;
import cloud.nuvem.dev.prometheus.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query's words made a tree, with its types checked. */
final class Parser {

    private static final Set<String> AGGREGATIONS = Set.of("sum", "avg", "min", "max", "count", "topk", "bottomk");
    private static final Set<String> WITH_PARAMETER = Set.of("topk", "bottomk");

    private final Words words;
    private final SelectorParser selectors;

    private Parser(Words words) {
        this.words = words;
        this.selectors = new SelectorParser(words);
    }

    /** @throws QueryFailed when it is not PromQL, or more of it than is known */
    static Expression parse(String query) {
        var words = new Words(query);
        if (words.peek().kind() == Kind.END) {
            throw words.failure(0, "no expression found in input");
        }
        var expression = new Parser(words).binary(1);
        if (words.peek().kind() != Kind.END) {
            throw words.unexpected(words.peek(), "");
        }
        return expression;
    }

    /** The matchers of a bare selector, as {@code match[]} has them. */
    static List<Matcher> matchers(String text) {
        var words = new Words(text);
        var selector = new SelectorParser(words).selector();
        if (selector.range() != 0 || selector.offset() != 0 || words.peek().kind() != Kind.END) {
            throw words.unexpected(words.peek(), "");
        }
        return selector.matchers();
    }

    /** Climbs from operators that bind loosely to those that bind tightly. */
    private Expression binary(int strength) {
        var left = unary();
        while (true) {
            var start = words.peek();
            var operator = Operator.of(start.text())
                    .filter(found -> start.kind() == Kind.SYMBOL || start.kind() == Kind.IDENTIFIER);
            if (operator.isEmpty() || operator.get().strength() < strength) {
                return left;
            }
            words.take();
            left = new MatchingParser(words, start, operator.get()).combine(left, this::binary);
        }
    }

    private Expression unary() {
        var start = words.peek();
        if (words.takeIf("-")) {
            var operand = binary(Operator.POWER.strength());
            require(
                    operand.type() == Expression.Type.SCALAR || operand.type() == Expression.Type.VECTOR,
                    start,
                    "unary expression only allowed on expressions of type scalar or instant vector, got \"%s\""
                            .formatted(operand.type().title()));
            return operand instanceof Figure figure ? new Figure(-figure.value()) : new Negation(operand);
        }
        if (words.takeIf("+")) {
            return binary(Operator.POWER.strength());
        }
        return selectors.suffix(primary());
    }

    private Expression primary() {
        var start = words.peek();
        return switch (start.kind()) {
            case NUMBER -> new Figure(words.number(words.take()));
            case DURATION -> new Figure(words.duration("") / 1000.0);
            case STRING -> new Text(words.take().text());
            case IDENTIFIER -> named(start);
            case SYMBOL -> {
                if (words.takeIf("(")) {
                    var inside = binary(1);
                    words.expect(")", " in paren expression");
                    yield inside;
                }
                if (start.is("{")) {
                    yield selectors.selector();
                }
                throw words.unexpected(start, "");
            }
            case END -> throw words.unexpected(start, "");
        };
    }

    private Expression named(Token start) {
        var name = start.text().toLowerCase(Locale.ROOT);
        if (AGGREGATIONS.contains(name) && isAggregation()) {
            return aggregation();
        }
        if (words.peekSecond().is("(")) {
            return call();
        }
        if (name.equals("inf") || name.equals("nan")) {
            return new Figure(words.number(words.take()));
        }
        return selectors.selector();
    }

    private boolean isAggregation() {
        var second = words.peekSecond();
        return second.is("(") || second.isWord("by") || second.isWord("without");
    }

    private Expression aggregation() {
        var start = words.take();
        var operator = start.text().toLowerCase(Locale.ROOT);
        var grouping = grouping();
        var arguments = arguments();
        if (grouping == null) {
            grouping = grouping();
        }
        var takes = WITH_PARAMETER.contains(operator) ? 2 : 1;
        require(
                arguments.size() == takes,
                start,
                "wrong number of arguments for aggregate expression provided, expected %d, got %d"
                        .formatted(takes, arguments.size()));
        expectType(start, arguments.getLast(), Expression.Type.VECTOR, "aggregation expression");
        if (takes == 2) {
            expectType(start, arguments.getFirst(), Expression.Type.SCALAR, "aggregation parameter");
        }
        return new Aggregation(
                operator,
                grouping != null && grouping.without(),
                grouping == null ? List.of() : grouping.labels(),
                takes == 2 ? arguments.getFirst() : null,
                arguments.getLast());
    }

    private record Grouping(boolean without, List<String> labels) {}

    private @Nullable Grouping grouping() {
        if (words.takeIfWord("by")) {
            return new Grouping(false, words.names(" in grouping opts"));
        }
        return words.takeIfWord("without") ? new Grouping(true, words.names(" in grouping opts")) : null;
    }

    private Expression call() {
        var start = words.take();
        var function = Function.of(start.text())
                .orElseThrow(() ->
                        words.failure(start.position(), "unknown function with name \"%s\"".formatted(start.text())));
        var arguments = arguments();
        require(
                arguments.size() == function.parameters().size(),
                start,
                "expected %d argument(s) in call to \"%s\", got %d"
                        .formatted(function.parameters().size(), function.title(), arguments.size()));
        for (int i = 0; i < arguments.size(); i++) {
            expectType(
                    start,
                    arguments.get(i),
                    function.parameters().get(i),
                    "call to function \"%s\"".formatted(function.title()));
        }
        return new Call(function, arguments);
    }

    private List<Expression> arguments() {
        words.expect("(", "");
        var arguments = new ArrayList<Expression>();
        while (!words.takeIf(")")) {
            arguments.add(binary(1));
            if (!words.peek().is(")")) {
                words.expect(",", "");
            }
        }
        return arguments;
    }

    private void expectType(Token at, Expression found, Expression.Type wanted, String context) {
        require(
                found.type() == wanted,
                at,
                "expected type %s in %s, got %s"
                        .formatted(wanted.title(), context, found.type().title()));
    }

    private void require(boolean fact, Token at, String otherwise) {
        if (!fact) {
            throw words.failure(at.position(), otherwise);
        }
    }
}
