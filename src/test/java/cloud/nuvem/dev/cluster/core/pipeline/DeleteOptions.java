package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How to delete.
 *
 * @param uid precondition, null for none
 * @param resourceVersion precondition, null for none
 */
public record DeleteOptions(
        Propagation propagation,
        @Nullable String uid,
        @Nullable String resourceVersion,
        boolean dryRun) {

    public static final DeleteOptions BACKGROUND = new DeleteOptions(Propagation.BACKGROUND, null, null, false);

    /** What happens with dependents. */
    public enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN
    }

    /** Reads the body, and the query where the body is silent. */
    public static DeleteOptions of(JsonNode body, Map<String, String> query) {
        var policy = either(body, query, "propagationPolicy");
        var orphan = either(body, query, "orphanDependents");
        return new DeleteOptions(
                orphan.equals("true") ? Propagation.ORPHAN : propagation(policy),
                Json.text(body, "preconditions", "uid"),
                Json.text(body, "preconditions", "resourceVersion"),
                query.containsKey("dryRun") || !body.path("dryRun").isEmpty());
    }

    private static String either(JsonNode body, Map<String, String> query, String name) {
        var field = body.path(name);
        return field.isMissingNode() || field.isNull() ? query.getOrDefault(name, "") : field.asString();
    }

    private static Propagation propagation(String policy) {
        return switch (policy) {
            case "", "Background" -> Propagation.BACKGROUND;
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            default ->
                throw new StatusException(
                        422,
                        "Invalid",
                        "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"" + policy
                                + "\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
                        "meta.k8s.io",
                        "DeleteOptions",
                        null,
                        List.of(),
                        Map.of());
        };
    }
}
