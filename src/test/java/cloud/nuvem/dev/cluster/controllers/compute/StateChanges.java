package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code status.stateChangeRequests}: what people asked of a machine; the first one counts. */
final class StateChanges {

    private StateChanges() {}

    static boolean asksToStart(ObjectNode machine) {
        return Json.text(first(machine), "action").equals("Start");
    }

    static boolean asksToStartPaused(ObjectNode machine) {
        return asksToStart(machine)
                && Json.text(first(machine), "data", "paused").equals("true");
    }

    static boolean asksToStop(ObjectNode machine, ObjectNode instance) {
        var request = first(machine);
        return Json.text(request, "action").equals("Stop")
                && Json.text(request, "uid").equals(Json.uid(instance));
    }

    static void askToStart(ObjectNode machine) {
        Json.array(Json.child(machine, "status"), "stateChangeRequests")
                .addObject()
                .put("action", "Start");
    }

    /** Removes the first request once it has come true. */
    static void dropIfDone(ObjectNode machine, @Nullable ObjectNode instance) {
        var requests = Json.at(machine, "status", "stateChangeRequests");
        if (requests.isEmpty()) {
            return;
        }
        var done = asksToStart(machine)
                ? instance != null && !Json.deleting(instance) && !Phase.isFinal(instance)
                : instance == null || !asksToStop(machine, instance);
        if (done) {
            var status = Json.child(machine, "status");
            Json.array(status, "stateChangeRequests").remove(0);
            if (Json.at(status, "stateChangeRequests").isEmpty()) {
                status.remove("stateChangeRequests");
            }
        }
    }

    private static JsonNode first(ObjectNode machine) {
        return Json.at(machine, "status", "stateChangeRequests").path(0);
    }
}
