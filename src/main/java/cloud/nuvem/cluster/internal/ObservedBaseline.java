package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterObject;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of an object of a project's baseline: what it says and how it is marked.
 *
 * @param said everything but metadata and status
 */
record ObservedBaseline(String uid, JsonNode labels, JsonNode annotations, ObjectNode said, boolean deleting) {

    private static final List<String> MEANING = List.of("spec", "roleRef", "subjects");

    static ObservedBaseline of(ClusterObject object) {
        var said = JsonNodeFactory.instance.objectNode();
        for (var field : MEANING) {
            if (object.json().has(field)) {
                said.set(field, object.json().get(field));
            }
        }
        return new ObservedBaseline(
                object.uid(),
                object.at("/metadata/labels"),
                object.at("/metadata/annotations"),
                said,
                object.isBeingDeleted());
    }

    /** Whether it is as wanted: marked so at least, and saying exactly that. */
    boolean is(ObjectNode wanted) {
        return !deleting
                && contains(labels, wanted.at("/metadata/labels"))
                && contains(annotations, wanted.at("/metadata/annotations"))
                && MEANING.stream()
                        .filter(wanted::has)
                        .allMatch(field -> wanted.get(field).equals(said.get(field)));
    }

    private static boolean contains(JsonNode found, JsonNode wanted) {
        return wanted.properties().stream().allMatch(entry -> entry.getValue().equals(found.path(entry.getKey())));
    }
}
