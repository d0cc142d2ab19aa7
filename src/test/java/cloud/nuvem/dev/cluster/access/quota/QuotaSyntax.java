package cloud.nuvem.dev.cluster.access.quota;

import cloud.nuvem.dev.cluster.access.Refusals;
import cloud.nuvem.dev.cluster.core.Admission.Write;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a quota may be about. */
final class QuotaSyntax {

    private static final String COUNT = "count/";

    private QuotaSyntax() {}

    /** @throws StatusException 422 when it limits something this cluster does not measure */
    static void check(Write write, ObjectNode quota) {
        List<StatusException.Cause> causes = new ArrayList<>();
        for (String name : quota.path("spec").path("hard").propertyNames()) {
            if (!name.startsWith(COUNT) && plural(name).isEmpty()) {
                causes.add(unsupported("spec.hard[" + name + "]", name));
            }
        }
        for (String field : List.of("scopes", "scopeSelector")) {
            if (quota.path("spec").has(field)) {
                causes.add(unsupported("spec." + field, field));
            }
        }
        if (!causes.isEmpty()) {
            throw StatusException.invalid(write.type(), Refusals.nameOf(write), causes);
        }
    }

    /** The kind whose objects take from this limit; empty when the cluster does not serve it. */
    static Optional<ResourceType> measuredType(Resources resources, String name) {
        try {
            if (name.startsWith(COUNT)) {
                var qualified = name.substring(COUNT.length());
                int dot = qualified.indexOf('.');
                return Optional.of(
                        dot < 0
                                ? resources.type("", qualified)
                                : resources.type(qualified.substring(dot + 1), qualified.substring(0, dot)));
            }
            return plural(name).map(plural -> resources.type("", plural));
        } catch (IllegalArgumentException notServed) {
            return Optional.empty();
        }
    }

    private static Optional<String> plural(String name) {
        if (Usage.SHORT_COUNTS.contains(name)) {
            return Optional.of(name);
        }
        if (name.equals("services.loadbalancers") || name.equals("services.nodeports")) {
            return Optional.of("services");
        }
        return name.equals(Amounts.STORAGE) || name.contains(Usage.STORAGE_CLASS)
                ? Optional.of("persistentvolumeclaims")
                : Optional.empty();
    }

    private static StatusException.Cause unsupported(String field, String value) {
        return new StatusException.Cause(
                "FieldValueNotSupported",
                field,
                "Unsupported value: \"%s\": not measured by this cluster".formatted(value));
    }
}
