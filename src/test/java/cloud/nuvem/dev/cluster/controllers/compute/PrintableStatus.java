package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The one word for a machine's state; several may hold, the first in this order is said. */
final class PrintableStatus {

    private static final Set<String> STARTING = Set.of("", Phase.PENDING, Phase.SCHEDULING, Phase.SCHEDULED);

    private PrintableStatus() {}

    static String of(ObjectNode machine, MachineStatus.Facts facts) {
        var instance = facts.instance();
        if (Json.deleting(machine)) {
            return "Terminating";
        }
        if (instance != null && !Phase.isFinal(instance) && Json.deleting(instance)) {
            return "Stopping";
        }
        if (instance != null && Phase.isRunning(instance)) {
            return ofRunning(instance);
        }
        return ofNotRunning(machine, facts, instance);
    }

    private static String ofRunning(ObjectNode instance) {
        if (isMigrating(instance)) {
            return "Migrating";
        }
        return Conditions.isTrue(instance, "Paused") ? "Paused" : "Running";
    }

    private static String ofNotRunning(ObjectNode machine, MachineStatus.Facts facts, @Nullable ObjectNode instance) {
        var volumes = facts.volumes();
        if (isFalseBecause(instance, "Synchronized", "FailedPvcNotFound")) {
            return "ErrorPvcNotFound";
        }
        if (volumes.failed()) {
            return "DataVolumeError";
        }
        if (isFalseBecause(instance, "PodScheduled", "Unschedulable")) {
            return "ErrorUnschedulable";
        }
        if (volumes.provisioning()) {
            return "Provisioning";
        }
        if (volumes.unbound() && RunStrategy.of(machine).isSetToStart(machine, instance)) {
            return "WaitingForVolumeBinding";
        }
        return isStarting(instance, facts.startExpected()) ? "Starting" : "Stopped";
    }

    private static boolean isStarting(@Nullable ObjectNode instance, boolean startExpected) {
        return instance == null ? startExpected : STARTING.contains(Json.text(instance, "status", "phase"));
    }

    static boolean isMigrating(ObjectNode instance) {
        var migration = Json.at(instance, "status", "migrationState");
        return Json.has(migration, "startTimestamp") && !Json.flag(migration, "completed");
    }

    private static boolean isFalseBecause(@Nullable ObjectNode instance, String type, String reason) {
        return instance != null
                && Conditions.find(instance, type)
                        .filter(condition -> Json.text(condition, "status").equals("False")
                                && Json.text(condition, "reason").equals(reason))
                        .isPresent();
    }
}
