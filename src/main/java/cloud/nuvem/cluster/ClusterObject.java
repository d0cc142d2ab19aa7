package cloud.nuvem.cluster;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    /** A moment in RFC 3339; empty where there is none. */
    public Optional<Instant> instant(String pointer) {
        var text = text(pointer);
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
