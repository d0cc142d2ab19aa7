package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Phases of an instance. */
public final class Phase {

    public static final String PENDING = "Pending";
    public static final String SCHEDULING = "Scheduling";
    public static final String SCHEDULED = "Scheduled";
    public static final String RUNNING = "Running";
    public static final String SUCCEEDED = "Succeeded";
    public static final String FAILED = "Failed";

    private Phase() {}

    public static boolean isFinal(JsonNode instance) {
        var phase = Json.text(instance, "status", "phase");
        return phase.equals(SUCCEEDED) || phase.equals(FAILED);
    }

    public static boolean isRunning(JsonNode instance) {
        return Json.text(instance, "status", "phase").equals(RUNNING);
    }

    /** Enters a phase and notes when. */
    public static void enter(ObjectNode instance, String phase) {
        var status = Json.child(instance, "status");
        if (!Json.text(status, "phase").equals(phase)) {
            status.put("phase", phase);
            Json.array(status, "phaseTransitionTimestamps")
                    .addObject()
                    .put("phase", phase)
                    .put("phaseTransitionTimestamp", Json.now());
        }
    }
}
