package cloud.nuvem.dev.stripe;

import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What all parts of the account share: its objects, its time, its events. Used by one thread at a time, see {@link Api}. */
record Account(Stored stored, Clock clock, Deliveries deliveries, String version) {

    long now() {
        return clock.instant().getEpochSecond();
    }

    /** A new stored object, with nothing announced yet. */
    ObjectNode create(Kind kind) {
        return stored.add(kind, kind.fresh(now()));
    }

    void announce(String type, ObjectNode object) {
        announce(type, object, Map.of());
    }

    /** @param before the values that this change replaced */
    void announce(String type, ObjectNode object, Map<String, ?> before) {
        var event = create(Kind.EVENT).put("api_version", version).put("type", type);
        var data = Json.child(event, "data");
        data.set("object", object.deepCopy());
        if (!before.isEmpty()) {
            data.set("previous_attributes", Json.of(before));
        }
        var cause = Cause.current();
        Json.child(event, "request").put("id", cause.requestId()).put("idempotency_key", cause.idempotencyKey());
        deliveries.announced(event);
    }
}
