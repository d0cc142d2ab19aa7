package cloud.nuvem.dev.cluster.access.policy;

import cloud.nuvem.dev.cluster.access.policy.Expression.EvaluationFailed;
import dev.cel.runtime.CelVariableResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ValidatingAdmissionPolicy, compiled.
 *
 * @param failClosed whether an expression that cannot be evaluated refuses the write
 */
record Policy(
        String name,
        boolean failClosed,
        MatchResources match,
        List<Expression> conditions,
        Map<String, Expression> variables,
        List<Validation> validations) {

    /**
     * One rule that must hold.
     *
     * @param message what is said when it does not; empty for the expression itself
     * @param reason a Status reason: Forbidden, Invalid, Unauthorized, RequestEntityTooLarge
     */
    record Validation(
            Expression expression, String message, @Nullable Expression messageExpression, String reason) {}

    /** A rule that does not hold. */
    record Violation(String message, String reason) {}

    static final String INVALID = "Invalid";

    /** Whether the match conditions let it be about this write. */
    boolean concerns(Values values) throws EvaluationFailed {
        EvaluationFailed failure = null;
        for (Expression condition : conditions) {
            try {
                if (!condition.holds(values.withoutNamespace())) {
                    return false;
                }
            } catch (EvaluationFailed failed) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    /** What is wrong with the write; nothing when it is not about it. */
    List<Violation> violations(Values values) {
        try {
            if (!concerns(values)) {
                return List.of();
            }
        } catch (EvaluationFailed failed) {
            return failure(failed).stream().toList();
        }
        List<Violation> violations = new ArrayList<>();
        var scope = new PolicyScope(values, variables);
        validations.forEach(validation -> check(validation, scope).ifPresent(violations::add));
        return violations;
    }

    private Optional<Violation> check(Validation validation, CelVariableResolver scope) {
        try {
            return validation.expression.holds(scope)
                    ? Optional.empty()
                    : Optional.of(new Violation(message(validation, scope), validation.reason));
        } catch (EvaluationFailed failed) {
            return failure(failed);
        }
    }

    private Optional<Violation> failure(EvaluationFailed failed) {
        return failClosed ? Optional.of(new Violation(String.valueOf(failed.getMessage()), INVALID)) : Optional.empty();
    }

    private static String message(Validation validation, CelVariableResolver scope) {
        var fallback = validation.message.isEmpty()
                ? "failed expression: " + validation.expression.source().strip()
                : validation.message;
        if (validation.messageExpression == null) {
            return fallback;
        }
        try {
            return validation.messageExpression.evaluate(scope) instanceof String text && !text.isBlank()
                    ? text
                    : fallback;
        } catch (EvaluationFailed failed) {
            return fallback;
        }
    }
}
