package cloud.nuvem.dev.cluster.kinds;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a definition's fields into an OpenAPI v3 structural schema.
 *
 * <pre>
 * spec!:                      required object
 *   name: string              also integer, int32, int64, number, boolean, date-time, bytes, quantity, int-or-string, any
 *   phase: string A|B         one of
 *   mode: string = Filesystem default
 *   code: string /[a-z]+/     pattern
 *   labels: map string        any keys
 *   selector: atomic map string, owned as a whole
 *   disks[]:                  list, owned as a whole
 *   users{}: string           list as a set
 *   ports[port,protocol]:     list keyed by these fields
 *   affinity: $Affinity       a shape from fragments.yaml
 *   blank: {}                 object without fields
 * </pre>
 */
final class SchemaShorthand {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern KEY = Pattern.compile("(?<name>[^!\\[{]+)(?<list>\\[.*]|\\{})?(?<required>!)?");
    private static final Pattern SCALAR =
            Pattern.compile("(?<type>\\S+)(?: /(?<pattern>.*)/)?(?: (?<values>[^=/ ]+))?(?: = (?<standard>.*))?");
    private static final String QUANTITY = "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))"
            + "(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

    private static final String ATOMIC = "atomic ";
    private static final String MAP = "map ";

    private final JsonNode fragments;

    SchemaShorthand(JsonNode fragments) {
        this.fragments = fragments;
    }

    /** The schema of a whole object: the given fields beside apiVersion, kind and metadata. */
    ObjectNode root(JsonNode fields) {
        var schema = object(fields);
        var properties = schema.withObjectProperty("properties");
        properties.set("apiVersion", JSON.objectNode().put("type", "string"));
        properties.set("kind", JSON.objectNode().put("type", "string"));
        properties.set("metadata", JSON.objectNode().put("type", "object"));
        return schema;
    }

    private ObjectNode object(JsonNode fields) {
        var schema = JSON.objectNode().put("type", "object");
        for (var field : fields.properties()) {
            var key = match(KEY, field.getKey());
            var name = key.group("name");
            var list = key.group("list");
            var value = value(field.getValue());
            schema.withObjectProperty("properties").set(name, list == null ? value : list(list, value));
            if (key.group("required") != null) {
                schema.withArrayProperty("required").add(name);
            }
        }
        return schema;
    }

    private ObjectNode value(JsonNode value) {
        if (value.isObject()) {
            return object(value);
        }
        var text = value.stringValue();
        if (text.startsWith("$")) {
            return value(fragments.required(text.substring(1)));
        }
        if (text.startsWith(ATOMIC)) {
            return value(JSON.stringNode(text.substring(ATOMIC.length()))).put("x-kubernetes-map-type", "atomic");
        }
        if (text.startsWith(MAP)) {
            var map = JSON.objectNode().put("type", "object");
            map.set("additionalProperties", scalar(text.substring(MAP.length())));
            return map;
        }
        return scalar(text);
    }

    private static ObjectNode list(String brackets, ObjectNode items) {
        var schema = JSON.objectNode().put("type", "array");
        schema.set("items", items);
        if (brackets.equals("{}")) {
            return schema.put("x-kubernetes-list-type", "set");
        }
        var keys = brackets.substring(1, brackets.length() - 1);
        if (keys.isEmpty()) {
            return schema.put("x-kubernetes-list-type", "atomic");
        }
        var names = List.of(keys.split(","));
        schema.put("x-kubernetes-list-type", "map");
        names.forEach(schema.putArray("x-kubernetes-list-map-keys")::add);
        return schema.put("x-kubernetes-patch-strategy", "merge").put("x-kubernetes-patch-merge-key", names.getFirst());
    }

    private static ObjectNode scalar(String text) {
        var parts = match(SCALAR, text);
        var schema = type(parts.group("type"));
        if (parts.group("pattern") != null) {
            schema.put("pattern", parts.group("pattern"));
        }
        if (parts.group("values") != null) {
            var values = schema.putArray("enum");
            Arrays.stream(parts.group("values").split("\\|")).forEach(values::add);
        }
        var standard = parts.group("standard");
        if (standard != null) {
            schema.set("default", typed(schema, standard));
        }
        return schema;
    }

    private static JsonNode typed(ObjectNode schema, String text) {
        return switch (schema.path("type").asString("")) {
            case "integer" -> JSON.numberNode(Long.parseLong(text));
            case "boolean" -> JSON.booleanNode(Boolean.parseBoolean(text));
            default -> JSON.stringNode(text);
        };
    }

    private static ObjectNode type(String name) {
        var schema = JSON.objectNode();
        return switch (name) {
            case "string", "integer", "number", "boolean" -> schema.put("type", name);
            case "int32", "int64" -> schema.put("type", "integer").put("format", name);
            case "date-time" -> schema.put("type", "string").put("format", name);
            case "bytes" -> schema.put("type", "string").put("format", "byte");
            case "any" -> schema.put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
            case "int-or-string" -> integerOrString(schema);
            case "quantity" -> integerOrString(schema).put("pattern", QUANTITY);
            default -> throw new IllegalArgumentException("no such type: " + name);
        };
    }

    private static ObjectNode integerOrString(ObjectNode schema) {
        schema.putArray("anyOf").addObject().put("type", "integer");
        schema.withArrayProperty("anyOf").addObject().put("type", "string");
        return schema.put("x-kubernetes-int-or-string", true);
    }

    private static Matcher match(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not understood: " + text);
        }
        return matcher;
    }
}
