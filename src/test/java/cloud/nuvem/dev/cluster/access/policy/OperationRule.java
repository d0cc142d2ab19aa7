package cloud.nuvem.dev.cluster.access.policy;

import cloud.nuvem.dev.cluster.core.Admission.Write;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Operations on resources. {@code *} stands for all; of resources it means all but the subresources.
 *
 * @param names empty for all
 * @param scope Namespaced, Cluster or {@code *}
 */
record OperationRule(
        List<String> operations,
        List<String> groups,
        List<String> versions,
        List<String> resources,
        List<String> names,
        String scope) {

    private static final String ALL = "*";

    static List<OperationRule> allOf(JsonNode rules) {
        return rules.values().stream().map(OperationRule::of).toList();
    }

    private static OperationRule of(JsonNode rule) {
        return new OperationRule(
                LabelSelector.texts(rule.path("operations")),
                LabelSelector.texts(rule.path("apiGroups")),
                LabelSelector.texts(rule.path("apiVersions")),
                LabelSelector.texts(rule.path("resources")),
                LabelSelector.texts(rule.path("resourceNames")),
                rule.path("scope").asString(ALL));
    }

    boolean matches(Write write) {
        var type = write.type();
        return allows(operations, write.operation().name())
                && allows(groups, type.group())
                && allows(versions, type.version())
                && resources.stream().anyMatch(resource -> covers(resource, write))
                && (names.isEmpty() || names.contains(write.request().name()))
                && (scope.equals(ALL) || scope.equals(type.namespaced() ? "Namespaced" : "Cluster"));
    }

    private static boolean covers(String resource, Write write) {
        var plural = write.type().plural();
        var subresource = write.request().subresource();
        if (subresource.isEmpty()) {
            return resource.equals(ALL) || resource.equals("*/*") || resource.equals(plural);
        }
        return resource.equals("*/*")
                || resource.equals(plural + "/*")
                || resource.equals("*/" + subresource)
                || resource.equals(plural + "/" + subresource);
    }

    private static boolean allows(List<String> allowed, String wanted) {
        return allowed.contains(ALL) || allowed.contains(wanted);
    }
}
