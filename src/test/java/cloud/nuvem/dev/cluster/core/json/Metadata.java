package cloud.nuvem.dev.cluster.core.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@code metadata} of a stored object. */
public final class Metadata {

    private Metadata() {}

    /** The object's metadata, created when absent. */
    public static ObjectNode of(ObjectNode object) {
        return object.get("metadata") instanceof ObjectNode metadata ? metadata : object.putObject("metadata");
    }

    public static String name(JsonNode object) {
        return Json.textOrEmpty(object, "metadata", "name");
    }

    /** Empty for cluster-scoped objects. */
    public static String namespace(JsonNode object) {
        return Json.textOrEmpty(object, "metadata", "namespace");
    }

    public static String uid(JsonNode object) {
        return Json.textOrEmpty(object, "metadata", "uid");
    }

    public static @Nullable String resourceVersion(JsonNode object) {
        var version = Json.textOrEmpty(object, "metadata", "resourceVersion");
        return version.isEmpty() ? null : version;
    }

    public static boolean isBeingDeleted(JsonNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    public static boolean hasFinalizers(JsonNode object) {
        return !object.path("metadata").path("finalizers").isEmpty();
    }

    /** An empty map or list there is as good as none, and a server keeps none. */
    public static void dropEmpty(ObjectNode object) {
        var metadata = of(object);
        for (var field : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
            if (metadata.has(field) && metadata.path(field).isEmpty()) {
                metadata.remove(field);
            }
        }
    }

    public static long generation(JsonNode object) {
        return object.path("metadata").path("generation").asLong(0);
    }
}
