package cloud.nuvem.dev.stripe;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts objects in the place of their ids where {@code expand} asks for it. */
final class Expansion {

    private static final int DEEPEST = 4;

    private final Stored stored;

    Expansion(Stored stored) {
        this.stored = stored;
    }

    /** Changes the answer, which is a copy. */
    void apply(JsonNode answer, List<String> paths) {
        for (var path : paths) {
            var segments = List.of(path.split("\\."));
            if (segments.size() > DEEPEST) {
                throw StripeFailure.invalid(
                        "property_cannot_be_expanded",
                        "You cannot expand more than 4 levels of a property (" + path + ").");
            }
            expand(answer, segments, path);
        }
    }

    private void expand(JsonNode node, List<String> segments, String path) {
        if (node instanceof ArrayNode array) {
            array.forEach(element -> expand(element, segments, path));
            return;
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        var field = segments.getFirst();
        var value = object.get(field);
        if (value == null) {
            throw StripeFailure.invalid(
                            "property_cannot_be_expanded", "This property cannot be expanded (" + path + ").")
                    .at("expand");
        }
        if (value.isString()) {
            object.set(field, found(value.stringValue(), path));
        }
        if (segments.size() > 1) {
            expand(object.get(field), segments.subList(1, segments.size()), path);
        }
    }

    private ObjectNode found(String id, String path) {
        return stored.find(id)
                .map(ObjectNode::deepCopy)
                .orElseThrow(() -> StripeFailure.invalid(
                                "property_cannot_be_expanded", "This property cannot be expanded (" + path + ").")
                        .at("expand"));
    }
}
