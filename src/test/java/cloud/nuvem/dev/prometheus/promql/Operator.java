package cloud.nuvem.dev.prometheus.promql;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands between two expressions. */
enum Operator {
    OR("or", 1),
    AND("and", 2),
    UNLESS("unless", 2),
    EQUAL("==", 3),
    UNEQUAL("!=", 3),
    LESS("<", 3),
    GREATER(">", 3),
    AT_MOST("<=", 3),
    AT_LEAST(">=", 3),
    PLUS("+", 4),
    MINUS("-", 4),
    TIMES("*", 5),
    DIVIDE("/", 5),
    REMAINDER("%", 5),
    POWER("^", 6);

    private final String symbol;
    private final int strength;

    Operator(String symbol, int strength) {
        this.symbol = symbol;
        this.strength = strength;
    }

    static Optional<Operator> of(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(each -> each.symbol.equals(wanted)).findFirst();
    }

    String symbol() {
        return symbol;
    }

    /** Binds tighter the higher it is. */
    int strength() {
        return strength;
    }

    boolean isSet() {
        return strength <= 2;
    }

    boolean isComparison() {
        return strength == 3;
    }

    boolean holds(double left, double right) {
        return switch (this) {
            case EQUAL -> left == right;
            case UNEQUAL -> left != right;
            case LESS -> left < right;
            case GREATER -> left > right;
            case AT_MOST -> left <= right;
            case AT_LEAST -> left >= right;
            default -> throw new IllegalStateException(symbol + " compares nothing");
        };
    }

    double apply(double left, double right) {
        return switch (this) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDE -> left / right;
            case REMAINDER -> left % right;
            case POWER -> Math.pow(left, right);
            default -> throw new IllegalStateException(symbol + " calculates nothing");
        };
    }
}
