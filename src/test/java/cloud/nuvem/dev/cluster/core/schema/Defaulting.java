package cloud.nuvem.dev.cluster.core.schema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Drops nulls that may not be, and fills in the schema's defaults where a field is absent. */
public final class Defaulting {

    private Defaulting() {}

    /** Fills in place. */
    public static void fill(JsonNode node, Schema schema) {
        if (node instanceof ObjectNode object) {
            schema.properties().forEach((name, field) -> fillField(object, name, field));
            object.properties().forEach(entry -> fill(entry.getValue(), schema.fieldOrAny(entry.getKey())));
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> fill(element, schema.itemsOrAny()));
        }
    }

    private static void fillField(ObjectNode object, String name, Schema field) {
        var present = object.get(name);
        if (present != null && present.isNull() && !field.nullable() && field.hasType()) {
            object.remove(name);
            present = null;
        }
        if (present == null && field.defaultValue() != null) {
            object.set(name, field.defaultValue().deepCopy());
        }
    }
}
