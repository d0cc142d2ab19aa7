package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.ClusterTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reading and writing nested fields that may be absent. */
public final class Json {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static JsonNode at(JsonNode node, String... path) {
        var current = node;
        for (var step : path) {
            current = current.path(step);
        }
        return current;
    }

    public static boolean has(JsonNode node, String... path) {
        var found = at(node, path);
        return !found.isMissingNode() && !found.isNull();
    }

    /** The text there; empty when absent. Numbers and booleans are written out. */
    public static String text(JsonNode node, String... path) {
        return at(node, path).asString("");
    }

    public static long number(JsonNode node, long otherwise, String... path) {
        return at(node, path).asLong(otherwise);
    }

    public static boolean flag(JsonNode node, String... path) {
        return at(node, path).asBoolean(false);
    }

    /** The objects of a list; empty when absent. */
    public static List<ObjectNode> list(JsonNode node, String... path) {
        var objects = new ArrayList<ObjectNode>();
        for (var element : at(node, path).values()) {
            if (element instanceof ObjectNode object) {
                objects.add(object);
            }
        }
        return objects;
    }

    /** The object there, made when absent. */
    public static ObjectNode child(ObjectNode node, String... path) {
        var current = node;
        for (var step : path) {
            current = current.path(step) instanceof ObjectNode found ? found : current.putObject(step);
        }
        return current;
    }

    /** The list there, made when absent. */
    public static ArrayNode array(ObjectNode node, String name) {
        return node.path(name) instanceof ArrayNode found ? found : node.putArray(name);
    }

    public static String name(JsonNode object) {
        return text(object, "metadata", "name");
    }

    public static String uid(JsonNode object) {
        return text(object, "metadata", "uid");
    }

    public static String label(JsonNode object, String key) {
        return text(object, "metadata", "labels", key);
    }

    public static String annotation(JsonNode object, String key) {
        return text(object, "metadata", "annotations", key);
    }

    public static boolean deleting(JsonNode object) {
        return has(object, "metadata", "deletionTimestamp");
    }

    public static boolean hasFinalizer(JsonNode object, String finalizer) {
        return at(object, "metadata", "finalizers")
                .valueStream()
                .anyMatch(each -> each.asString("").equals(finalizer));
    }

    public static void addFinalizer(ObjectNode object, String finalizer) {
        if (!hasFinalizer(object, finalizer)) {
            array(child(object, "metadata"), "finalizers").add(finalizer);
        }
    }

    public static void removeFinalizer(ObjectNode object, String finalizer) {
        if (hasFinalizer(object, finalizer)) {
            array(child(object, "metadata"), "finalizers")
                    .removeIf(each -> each.asString("").equals(finalizer));
        }
    }

    /** The owner that controls the object: kind and uid are empty when there is none. */
    public static JsonNode controller(JsonNode object) {
        return list(object, "metadata", "ownerReferences").stream()
                .filter(owner -> flag(owner, "controller"))
                .findFirst()
                .map(JsonNode.class::cast)
                .orElse(object());
    }

    /** Makes the owner control the object. */
    public static void own(ObjectNode object, ObjectNode owner) {
        array(child(object, "metadata"), "ownerReferences")
                .addObject()
                .put("apiVersion", text(owner, "apiVersion"))
                .put("kind", text(owner, "kind"))
                .put("name", name(owner))
                .put("uid", uid(owner))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    /** Now, as Kubernetes writes moments: UTC, whole seconds. */
    public static String now() {
        return ClusterTime.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The documents of a YAML file on the class path. */
    public static List<ObjectNode> documents(String resource) {
        try (InputStream text = Objects.requireNonNull(Json.class.getResourceAsStream(resource), resource);
                var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(text)) {
            return documents.readAll();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
