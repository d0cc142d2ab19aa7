package cloud.nuvem.dev.cluster.access.policy;

import cloud.nuvem.dev.cluster.access.policy.Expression.EvaluationFailed;
import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values of a write and, computed when first asked for, the policy's own variables. For one evaluation. */
final class PolicyScope implements CelVariableResolver {

    private final Values values;
    private final Map<String, Expression> variables;
    private final Map<String, Object> computed = new HashMap<>();

    PolicyScope(Values values, Map<String, Expression> variables) {
        this.values = values;
        this.variables = variables;
    }

    @Override
    public Optional<Object> find(String name) {
        if (!name.startsWith(Values.VARIABLES)) {
            return values.find(name);
        }
        var known = computed.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var variable = name.substring(Values.VARIABLES.length());
        return Optional.ofNullable(variables.get(variable)).map(expression -> {
            var value = compute(variable, expression);
            computed.put(name, value);
            return value;
        });
    }

    private Object compute(String variable, Expression expression) {
        try {
            return expression.evaluate(this);
        } catch (EvaluationFailed failed) {
            throw new IllegalStateException(
                    "composited variable \"%s\" fails to evaluate: %s".formatted(variable, failed.getMessage()),
                    failed);
        }
    }
}
