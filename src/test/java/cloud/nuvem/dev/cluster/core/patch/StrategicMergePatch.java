package cloud.nuvem.dev.cluster.core.patch;

import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Merge patch that knows how the lists of the core kinds merge, with its {@code $} directives. */
public final class StrategicMergePatch {

    private static final String DIRECTIVE = "$patch";
    private static final String RETAIN = "$retainKeys";
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE = "$deleteFromPrimitiveList/";

    private StrategicMergePatch() {}

    /** Changes the target in place. */
    public static void apply(ObjectNode target, JsonNode patch, Schema schema) {
        if ("replace".equals(Json.text(patch, DIRECTIVE))) {
            target.removeAll();
        }
        if (patch.has(RETAIN)) {
            target.retain(Json.texts(patch, RETAIN));
        }
        for (var entry : patch.properties()) {
            if (!entry.getKey().startsWith("$")) {
                applyField(target, entry.getKey(), entry.getValue(), schema.fieldOrAny(entry.getKey()));
            }
        }
        for (var entry : patch.properties()) {
            if (entry.getKey().startsWith(DELETE)) {
                deleteValues(target, entry.getKey().substring(DELETE.length()), entry.getValue());
            } else if (entry.getKey().startsWith(ORDER)) {
                var name = entry.getKey().substring(ORDER.length());
                order(target, name, entry.getValue(), schema.fieldOrAny(name));
            }
        }
    }

    private static void applyField(ObjectNode target, String name, JsonNode patch, Schema schema) {
        if (patch.isNull() || "delete".equals(Json.text(patch, DIRECTIVE))) {
            target.remove(name);
        } else if (patch.isObject()) {
            var inner = target.get(name) instanceof ObjectNode object ? object : Json.object();
            target.set(name, inner);
            apply(inner, patch, schema);
        } else if (patch instanceof ArrayNode elements && merges(schema)) {
            var list = target.get(name) instanceof ArrayNode present ? present : target.putArray(name);
            mergeList(list, elements, schema);
        } else if (patch instanceof ArrayNode elements) {
            target.set(name, withoutDirectives(elements));
        } else {
            target.set(name, patch);
        }
    }

    private static boolean merges(Schema list) {
        return list.mergeKey() != null || list.mergesPrimitives();
    }

    private static void mergeList(ArrayNode list, ArrayNode patch, Schema schema) {
        var key = schema.mergeKey();
        if (key == null) {
            patch.valueStream().filter(value -> !contains(list, value)).forEach(list::add);
            return;
        }
        for (var element : patch) {
            var directive = Json.textOrEmpty(element, DIRECTIVE);
            var wanted = element.path(key);
            if (directive.equals("replace") && wanted.isMissingNode()) {
                list.removeAll();
            } else if (directive.equals("delete")) {
                list.removeIf(candidate -> candidate.path(key).equals(wanted));
            } else {
                mergeElement(list, element, key, schema.itemsOrAny());
            }
        }
    }

    private static void mergeElement(ArrayNode list, JsonNode element, String key, Schema schema) {
        for (var candidate : list) {
            if (candidate instanceof ObjectNode object && candidate.path(key).equals(element.path(key))) {
                apply(object, element, schema);
                return;
            }
        }
        var added = Json.object();
        apply(added, element, schema);
        list.add(added);
    }

    private static ArrayNode withoutDirectives(ArrayNode elements) {
        var plain = Json.array();
        for (var element : elements) {
            if (!element.has(DIRECTIVE)) {
                plain.add(element);
            }
        }
        return plain;
    }

    private static boolean contains(ArrayNode list, JsonNode value) {
        return list.valueStream().anyMatch(value::equals);
    }

    private static void deleteValues(ObjectNode target, String name, JsonNode values) {
        if (target.get(name) instanceof ArrayNode list) {
            list.removeIf(element -> values.valueStream().anyMatch(element::equals));
        }
    }

    /** Sorts the elements that the patch names into its order; the others keep their places behind. */
    private static void order(ObjectNode target, String name, JsonNode order, Schema schema) {
        if (!(target.get(name) instanceof ArrayNode list)) {
            return;
        }
        var key = schema.mergeKey();
        List<JsonNode> wanted = new ArrayList<>();
        order.forEach(element -> wanted.add(key == null ? element : element.path(key)));
        var elements = new ArrayList<JsonNode>(list.values());
        elements.sort(Comparator.comparingInt(element -> {
            int place = wanted.indexOf(key == null ? element : element.path(key));
            return place < 0 ? wanted.size() : place;
        }));
        list.removeAll();
        list.addAll(elements);
    }
}
