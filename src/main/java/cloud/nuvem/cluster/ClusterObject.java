package cloud.nuvem.cluster;

import cloud.nuvem.kernel.DataSize;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object as the API server answered it. Short-lived: read models keep the few texts they need, never the tree.
 *
 * @param json the whole object
 */
public record ClusterObject(JsonNode json) {

    public String name() {
        return text("/metadata/name");
    }

    /** Empty for cluster-scoped objects. */
    public String namespace() {
        return text("/metadata/namespace");
    }

    public String uid() {
        return text("/metadata/uid");
    }

    /** Kubernetes {@code resourceVersion}: changes with every change. */
    public String version() {
        return text("/metadata/resourceVersion");
    }

    public Instant createdAt() {
        return instant("/metadata/creationTimestamp").orElse(Instant.EPOCH);
    }

    public boolean isBeingDeleted() {
        return !text("/metadata/deletionTimestamp").isEmpty();
    }

    public String label(String key) {
        return json.path("metadata").path("labels").path(key).asString("");
    }

    public Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        json.path("metadata").path("labels").forEachEntry((key, value) -> labels.put(key, value.asString("")));
        return labels;
    }

    public String annotation(String key) {
        return json.path("metadata").path("annotations").path(key).asString("");
    }

    /** What stands at an RFC 6901 pointer such as {@code /status/phase}; a missing node where there is nothing. */
    public JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** Empty where there is nothing. */
    public String text(String pointer) {
        return json.at(pointer).asString("");
    }

    /** A Kubernetes quantity such as {@code 10Gi}, in bytes; empty where there is none or it cannot be read. */
    public Optional<DataSize> size(String pointer) {
        try {
            var text = text(pointer);
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DataSize(
                            Quantity.getAmountInBytes(Quantity.parse(text)).longValueExact()));
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    /** The condition of that type in {@code status.conditions}. */
    public Optional<Condition> condition(String type) {
        for (var condition : json.path("status").path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return Optional.of(Condition.of(condition));
            }
        }
        return Optional.empty();
    }

    /**
     * One entry of {@code status.conditions}.
     *
     * @param since last transition; null where the cluster does not say
     */
    public record Condition(
            boolean isTrue,
            String reason,
            String message,
            @Nullable Instant since) {

        private static Condition of(JsonNode node) {
            var since = node.path("lastTransitionTime").asString("");
            return new Condition(
                    node.path("status").asString("").equals("True"),
                    node.path("reason").asString(""),
                    node.path("message").asString(""),
                    since.isEmpty() ? null : Instant.parse(since));
        }
    }

    /** A moment in RFC 3339; empty where there is none. */
    public Optional<Instant> instant(String pointer) {
        var text = text(pointer);
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
