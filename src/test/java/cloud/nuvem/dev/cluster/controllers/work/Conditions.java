package cloud.nuvem.dev.cluster.controllers.work;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code status.conditions} of any kind. */
public final class Conditions {

    private Conditions() {}

    /** What is said of one aspect; reason and message may be empty. */
    public record Condition(String type, String status, String reason, String message) {}

    public static Optional<ObjectNode> find(JsonNode object, String type) {
        return Json.list(object, "status", "conditions").stream()
                .filter(condition -> Json.text(condition, "type").equals(type))
                .findFirst();
    }

    public static boolean isTrue(JsonNode object, String type) {
        return find(object, type)
                .filter(condition -> Json.text(condition, "status").equals("True"))
                .isPresent();
    }

    /** Sets a condition; its transition time moves only when the status does. */
    public static void set(ObjectNode object, Condition wanted) {
        var found = find(object, wanted.type());
        var condition = found.orElseGet(() -> Json.array(Json.child(object, "status"), "conditions")
                .addObject()
                .put("type", wanted.type()));
        if (!Json.text(condition, "status").equals(wanted.status())) {
            condition.put("status", wanted.status()).put("lastTransitionTime", Json.now());
        }
        putUnlessEmpty(condition, "reason", wanted.reason());
        putUnlessEmpty(condition, "message", wanted.message());
    }

    public static void remove(ObjectNode object, String type) {
        if (find(object, type).isPresent()) {
            Json.array(Json.child(object, "status"), "conditions")
                    .removeIf(condition -> Json.text(condition, "type").equals(type));
        }
    }

    private static void putUnlessEmpty(ObjectNode condition, String field, String value) {
        if (value.isEmpty()) {
            condition.remove(field);
        } else {
            condition.put(field, value);
        }
    }
}
