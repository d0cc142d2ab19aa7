package cloud.nuvem.dev.cluster.access.policy;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A {@code LabelSelector} as objects carry it. Without any requirement it selects everything. */
record LabelSelector(List<Requirement> requirements) {

    /** What one label must be like. */
    record Requirement(String key, String operator, List<String> values) {

        boolean holds(JsonNode labels) {
            var value = labels.path(key);
            return switch (operator) {
                case "In" -> value.isString() && values.contains(value.stringValue());
                case "NotIn" -> !value.isString() || !values.contains(value.stringValue());
                case "Exists" -> !value.isMissingNode();
                case "DoesNotExist" -> value.isMissingNode();
                default ->
                    throw new IllegalArgumentException(
                            "\"%s\" is not a valid label selector operator".formatted(operator));
            };
        }
    }

    static LabelSelector of(JsonNode selector) {
        List<Requirement> requirements = new ArrayList<>();
        selector.path("matchLabels")
                .properties()
                .forEach(label -> requirements.add(new Requirement(
                        label.getKey(), "In", List.of(label.getValue().asString()))));
        selector.path("matchExpressions")
                .values()
                .forEach(expression -> requirements.add(new Requirement(
                        expression.path("key").asString(),
                        expression.path("operator").asString(),
                        texts(expression.path("values")))));
        return new LabelSelector(requirements);
    }

    boolean isEverything() {
        return requirements.isEmpty();
    }

    boolean selects(JsonNode object) {
        var labels = object.path("metadata").path("labels");
        return requirements.stream().allMatch(requirement -> requirement.holds(labels));
    }

    static List<String> texts(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toList();
    }
}
