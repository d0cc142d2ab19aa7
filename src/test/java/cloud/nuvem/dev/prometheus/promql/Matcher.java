package cloud.nuvem.dev.prometheus.promql;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One condition on a label. Expressions are anchored at both ends. */
public final class Matcher {

    private final String label;
    private final String operator;
    private final String value;
    private final Predicate<String> condition;

    /** @throws PatternSyntaxException for an expression that is none */
    Matcher(String label, String operator, String value) {
        this.label = label;
        this.operator = operator;
        this.value = value;
        this.condition = switch (operator) {
            case "=" -> value::equals;
            case "!=" -> Predicate.not(value::equals);
            case "=~" -> Pattern.compile(value, Pattern.DOTALL).asMatchPredicate();
            case "!~" ->
                Pattern.compile(value, Pattern.DOTALL).asMatchPredicate().negate();
            default -> throw new IllegalArgumentException("no such operator: " + operator);
        };
    }

    public String label() {
        return label;
    }

    public String value() {
        return value;
    }

    boolean isEquality() {
        return operator.equals("=");
    }

    /** Whether a series without the label fits: a selector needs a matcher that says no. */
    boolean allowsAbsence() {
        return condition.test("");
    }

    public boolean matches(String labelValue) {
        return condition.test(labelValue);
    }

    public boolean matches(Labels labels) {
        return matches(labels.get(label));
    }
}
