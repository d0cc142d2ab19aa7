package cloud.nuvem.dev.cluster.access.policy;

import cloud.nuvem.dev.cluster.core.Admission.Write;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which writes a policy or a binding is about.
 *
 * @param rules any of them; for a binding none at all means every write its policy is about
 */
record MatchResources(
        List<OperationRule> rules,
        List<OperationRule> excludeRules,
        LabelSelector namespaceSelector,
        LabelSelector objectSelector) {

    static MatchResources of(JsonNode match) {
        return new MatchResources(
                OperationRule.allOf(match.path("resourceRules")),
                OperationRule.allOf(match.path("excludeResourceRules")),
                LabelSelector.of(match.path("namespaceSelector")),
                LabelSelector.of(match.path("objectSelector")));
    }

    /** @param namespace the namespace the object lives in; null for none */
    boolean matches(Write write, Supplier<@Nullable JsonNode> namespace) {
        return matchesRules(write) && selectsObject(write) && selectsNamespace(write, namespace);
    }

    private boolean matchesRules(Write write) {
        return (rules.isEmpty() || rules.stream().anyMatch(rule -> rule.matches(write)))
                && excludeRules.stream().noneMatch(rule -> rule.matches(write));
    }

    private boolean selectsObject(Write write) {
        return objectSelector.isEverything()
                || (write.object() != null && objectSelector.selects(write.object()))
                || (write.oldObject() != null && objectSelector.selects(write.oldObject()));
    }

    /** A namespace is selected by its own labels; whatever else lives in no namespace is always selected. */
    private boolean selectsNamespace(Write write, Supplier<@Nullable JsonNode> namespace) {
        if (namespaceSelector.isEverything()) {
            return true;
        }
        var type = write.type();
        if (type.group().isEmpty() && type.plural().equals("namespaces")) {
            JsonNode own = write.object() == null ? write.oldObject() : write.object();
            return own == null || namespaceSelector.selects(own);
        }
        if (!type.namespaced()) {
            return true;
        }
        var labelled = namespace.get();
        return labelled != null && namespaceSelector.selects(labelled);
    }
}
