package cloud.nuvem.dev.cluster.core.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Removes fields that the schema does not know. */
public final class Pruning {

    private final List<String> removed = new ArrayList<>();

    private Pruning() {}

    /**
     * Prunes in place.
     *
     * @return paths of what went, for example {@code spec.template.colour}
     */
    public static List<String> prune(ObjectNode object, Schema schema) {
        var pruning = new Pruning();
        pruning.visit(object, schema, "");
        return pruning.removed;
    }

    private void visit(JsonNode node, @Nullable Schema schema, String path) {
        if (schema == null || (schema.isOpen() && schema.properties().isEmpty())) {
            return;
        }
        if (node instanceof ObjectNode object) {
            visitFields(object, schema, path);
        } else if (node instanceof ArrayNode array && schema.items() != null) {
            for (int i = 0; i < array.size(); i++) {
                visit(array.path(i), schema.items(), path + "[" + i + "]");
            }
        }
    }

    private void visitFields(ObjectNode object, Schema schema, String path) {
        for (var name : List.copyOf(object.propertyNames())) {
            var inner = path.isEmpty() ? name : path + "." + name;
            var field = schema.field(name);
            if (field == null && !schema.isOpen()) {
                object.remove(name);
                removed.add(inner);
            } else {
                visit(object.path(name), field, inner);
            }
        }
    }
}
