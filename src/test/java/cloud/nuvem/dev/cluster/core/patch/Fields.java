package cloud.nuvem.dev.cluster.core.patch;

import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.schema.ListKeys;
import cloud.nuvem.dev.cluster.core.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of objects as {@link FieldSet}s: which a tree has, and in which two trees differ. */
final class Fields {

    private Fields() {}

    /** One field or element below a container. */
    record Part(JsonNode value, Schema schema, boolean declared) {}

    /** The parts that have owners of their own, by step; empty for scalars and what is owned as a whole. */
    static Map<String, Part> parts(JsonNode node, Schema schema) {
        var parts = new LinkedHashMap<String, Part>();
        if (node instanceof ObjectNode object && !schema.atomicMap()) {
            object.properties().forEach(entry -> {
                var name = entry.getKey();
                boolean declared = schema.properties().containsKey(name);
                parts.put("f:" + name, new Part(entry.getValue(), schema.fieldOrAny(name), declared));
            });
        } else if (node instanceof ArrayNode array) {
            for (var element : array) {
                var step = step(element, schema);
                if (step != null) {
                    parts.put(step, new Part(element, schema.itemsOrAny(), false));
                }
            }
        }
        return parts;
    }

    /** How an element of a list is told apart; null in lists that are owned as a whole. */
    static @Nullable String step(JsonNode element, Schema list) {
        var identity = ListKeys.identity(element, list);
        if (identity == null) {
            return null;
        }
        if (list.isSetList()) {
            return "v:" + identity;
        }
        var sorted = Json.object();
        new TreeMap<>(asMap(identity)).forEach(sorted::set);
        return "k:" + sorted;
    }

    private static Map<String, JsonNode> asMap(JsonNode object) {
        var map = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    /** What somebody who applies this tree wants to own. */
    static FieldSet of(JsonNode node, Schema schema) {
        var parts = parts(node, schema);
        if (parts.isEmpty()) {
            return FieldSet.LEAF;
        }
        var children = new TreeMap<String, FieldSet>();
        parts.forEach((step, part) -> {
            var child = of(part.value(), part.schema());
            children.put(step, part.declared() ? child : child.union(FieldSet.LEAF));
        });
        return new FieldSet(false, children);
    }

    /** Which fields came, changed and went. */
    record Difference(FieldSet added, FieldSet modified, FieldSet removed) {

        private static final Difference NONE = new Difference(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);

        boolean isNone() {
            return added.isEmpty() && modified.isEmpty() && removed.isEmpty();
        }

        FieldSet changed() {
            return added.union(modified);
        }

        private Difference with(String step, Difference child) {
            return new Difference(
                    child.added.isEmpty() ? added : added.with(step, child.added),
                    child.modified.isEmpty() ? modified : modified.with(step, child.modified),
                    child.removed.isEmpty() ? removed : removed.with(step, child.removed));
        }
    }

    static Difference between(JsonNode before, JsonNode after, Schema schema) {
        if (before.equals(after)) {
            return Difference.NONE;
        }
        var old = parts(before, schema);
        var now = parts(after, schema);
        if (old.isEmpty() && now.isEmpty()) {
            return new Difference(FieldSet.EMPTY, FieldSet.LEAF, FieldSet.EMPTY);
        }
        var difference = Difference.NONE;
        for (var entry : now.entrySet()) {
            var part = entry.getValue();
            var former = old.remove(entry.getKey());
            var child = former == null
                    ? new Difference(everything(part), FieldSet.EMPTY, FieldSet.EMPTY)
                    : between(former.value(), part.value(), part.schema());
            difference = difference.with(entry.getKey(), child);
        }
        for (var entry : old.entrySet()) {
            var gone = new Difference(FieldSet.EMPTY, FieldSet.EMPTY, everything(entry.getValue()));
            difference = difference.with(entry.getKey(), gone);
        }
        return difference;
    }

    /** A part and all below it. */
    private static FieldSet everything(Part part) {
        var children = new TreeMap<String, FieldSet>();
        parts(part.value(), part.schema()).forEach((step, child) -> children.put(step, everything(child)));
        return new FieldSet(true, children);
    }
}
