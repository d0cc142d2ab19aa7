package cloud.nuvem.dev.cluster.core.schema;

import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares an object with its schema and says what is wrong in a real server's words. */
public final class Validation {

    private final List<Cause> causes = new ArrayList<>();

    private Validation() {}

    /** What is wrong; nothing when the object fits. */
    public static List<Cause> validate(ObjectNode object, Schema schema) {
        var validation = new Validation();
        validation.visit(object, schema, "");
        return validation.causes;
    }

    private void visit(JsonNode node, Schema schema, String path) {
        if (node.isNull() && (schema.nullable() || !schema.hasType())) {
            return;
        }
        if (!hasType(node, schema)) {
            var wanted = schema.intOrString() ? "integer,string" : schema.type();
            wrong(
                    "FieldValueTypeInvalid",
                    path,
                    "\"" + typeOf(node) + "\"",
                    "must be of type " + wanted + ": \"" + typeOf(node) + "\"");
            return;
        }
        checkEnum(node, schema, path);
        switch (node) {
            case ObjectNode object -> visitObject(object, schema, path);
            case ArrayNode array -> visitArray(array, schema, path);
            default -> new ScalarCheck(this, schema.limits(), path).check(node);
        }
    }

    private void visitObject(ObjectNode object, Schema schema, String path) {
        schema.required().stream()
                .filter(name -> !object.has(name))
                .sorted()
                .forEach(name -> causes.add(new Cause("FieldValueRequired", join(path, name), "Required value")));
        checkSize(object.size(), schema, path, "properties");
        object.properties().forEach(entry -> {
            var field = schema.field(entry.getKey());
            if (field != null) {
                visit(entry.getValue(), field, join(path, entry.getKey()));
            }
        });
    }

    private void visitArray(ArrayNode array, Schema schema, String path) {
        checkSize(array.size(), schema, path, "items");
        var seen = new HashSet<JsonNode>();
        for (int i = 0; i < array.size(); i++) {
            var here = path + "[" + i + "]";
            visit(array.path(i), schema.itemsOrAny(), here);
            var identity = ListKeys.identity(array.path(i), schema);
            if (identity != null && !seen.add(identity)) {
                causes.add(new Cause("FieldValueDuplicate", here, "Duplicate value: " + goValue(identity)));
            }
        }
    }

    private void checkEnum(JsonNode node, Schema schema, String path) {
        var allowed = schema.limits().allowed();
        if (!allowed.isEmpty() && !allowed.contains(node)) {
            var values = allowed.stream().map(JsonNode::toString).collect(Collectors.joining(", "));
            causes.add(new Cause(
                    "FieldValueNotSupported", path, "Unsupported value: " + node + ": supported values: " + values));
        }
    }

    private void checkSize(int size, Schema schema, String path, String unit) {
        var limits = schema.limits();
        if (limits.longest() != null && size > limits.longest()) {
            var message = "Too many: " + size + ": must have at most " + limits.longest() + " items";
            causes.add(new Cause("FieldValueTooMany", path, message));
        }
        if (limits.shortest() != null && size < limits.shortest()) {
            wrong("FieldValueInvalid", path, size, "should have at least " + limits.shortest() + " " + unit);
        }
    }

    /** Adds {@code Invalid value: <value>: <path> in body <sentence>}. */
    void wrong(String reason, String path, Object value, String sentence) {
        causes.add(new Cause(reason, path, "Invalid value: " + value + ": " + path + " in body " + sentence));
    }

    void add(Cause cause) {
        causes.add(cause);
    }

    private static boolean hasType(JsonNode node, Schema schema) {
        if (schema.intOrString()) {
            return node.isString() || isInteger(node);
        }
        return switch (schema.type()) {
            case "object" -> node.isObject();
            case "array" -> node.isArray();
            case "string" -> node.isString();
            case "boolean" -> node.isBoolean();
            case "integer" -> isInteger(node);
            case "number" -> node.isNumber();
            default -> true;
        };
    }

    private static boolean isInteger(JsonNode node) {
        return node.isNumber() && node.canConvertToExactIntegral();
    }

    private static String typeOf(JsonNode node) {
        if (node.isNumber()) {
            return isInteger(node) ? "integer" : "number";
        }
        return switch (node.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            default -> "string";
        };
    }

    private static String goValue(JsonNode node) {
        return node.isObject() ? "map[string]interface {}" + node : node.toString();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
