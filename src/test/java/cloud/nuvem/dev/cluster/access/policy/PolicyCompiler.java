package cloud.nuvem.dev.cluster.access.policy;

import cloud.nuvem.dev.cluster.access.policy.Policy.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes a {@link Policy} of a stored ValidatingAdmissionPolicy. */
final class PolicyCompiler {

    private PolicyCompiler() {}

    /** @throws PolicyError when an expression does not compile */
    static Policy compile(JsonNode policy) {
        var spec = policy.path("spec");
        var variables = variables(spec.path("variables"));
        return new Policy(
                policy.path("metadata").path("name").asString(),
                !spec.path("failurePolicy").asString("Fail").equals("Ignore"),
                MatchResources.of(spec.path("matchConstraints")),
                conditions(spec.path("matchConditions")),
                variables,
                validations(spec.path("validations"), List.copyOf(variables.keySet())));
    }

    /** In order: a variable may use those before it. */
    private static Map<String, Expression> variables(JsonNode variables) {
        Map<String, Expression> compiled = new LinkedHashMap<>();
        for (var variable : variables.values()) {
            var path = "spec.variables[%d].expression".formatted(compiled.size());
            var known = List.copyOf(compiled.keySet());
            compiled.put(variable.path("name").asString(), expression(path, variable.path("expression"), known));
        }
        return compiled;
    }

    private static List<Expression> conditions(JsonNode conditions) {
        List<Expression> compiled = new ArrayList<>();
        for (var condition : conditions.values()) {
            var path = "spec.matchConditions[%d].expression".formatted(compiled.size());
            compiled.add(expression(path, condition.path("expression"), List.of()));
        }
        return compiled;
    }

    private static List<Validation> validations(JsonNode validations, List<String> variables) {
        List<Validation> compiled = new ArrayList<>();
        for (var validation : validations.values()) {
            var path = "spec.validations[%d].".formatted(compiled.size());
            var message = validation.path("messageExpression");
            compiled.add(new Validation(
                    expression(path + "expression", validation.path("expression"), variables),
                    validation.path("message").asString(""),
                    message.isMissingNode() ? null : expression(path + "messageExpression", message, variables),
                    validation.path("reason").asString(Policy.INVALID)));
        }
        return compiled;
    }

    private static Expression expression(String path, JsonNode source, List<String> variables) {
        try {
            return Expression.compile(source.asString(), variables);
        } catch (IllegalArgumentException invalid) {
            throw new PolicyError(path, source.asString(), String.valueOf(invalid.getMessage()));
        }
    }
}
