package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes what is known about a machine into its status. */
final class MachineStatus {

    private static final Set<String> OWN_CONDITIONS = Set.of("Ready", "Failure", "RestartRequired");

    /**
     * What the status is made of.
     *
     * @param startExpected an instance has just been created and was not seen yet
     * @param restartRequired why changes wait for a restart; empty when none do
     */
    record Facts(
            @Nullable ObjectNode instance,
            VolumeState volumes,
            boolean startExpected,
            @Nullable SyncFailure failure,
            Optional<String> restartRequired) {}

    private MachineStatus() {}

    static void write(ObjectNode machine, Facts facts) {
        var instance = facts.instance();
        var status = Json.child(machine, "status");
        var strategy = RunStrategy.of(machine);
        status.put("created", instance != null);
        status.put("ready", instance != null && Conditions.isTrue(instance, "Ready"));
        if (instance != null || Json.has(status, "runStrategy")) {
            status.put("runStrategy", strategy.title());
        }
        status.set("desiredGeneration", Json.at(machine, "metadata", "generation"));
        if (instance != null
                && !Json.annotation(instance, InstanceBlueprint.GENERATION).isEmpty()) {
            status.put("observedGeneration", Long.parseLong(Json.annotation(instance, InstanceBlueprint.GENERATION)));
        }
        StateChanges.dropIfDone(machine, instance);
        writeReady(machine, instance);
        writeFailure(machine, facts.failure());
        copyConditions(machine, instance);
        writeRestartRequired(machine, facts.restartRequired());
        status.put("printableStatus", PrintableStatus.of(machine, facts));
    }

    private static void writeReady(ObjectNode machine, @Nullable ObjectNode instance) {
        if (instance == null) {
            Conditions.set(machine, new Condition("Ready", "False", "VMINotExists", "VMI does not exist"));
            return;
        }
        var ready = Conditions.find(instance, "Ready")
                .map(condition -> copied(condition, "Ready"))
                .orElse(new Condition("Ready", "False", "VMIConditionMissing", "VMI is missing the Ready condition"));
        Conditions.set(machine, ready);
    }

    private static void writeFailure(ObjectNode machine, @Nullable SyncFailure failure) {
        if (failure == null) {
            Conditions.remove(machine, "Failure");
        } else {
            Conditions.set(machine, new Condition("Failure", "True", failure.reason(), failure.message()));
        }
    }

    /** A machine without an instance keeps the last conditions, as KubeVirt's does. */
    private static void copyConditions(ObjectNode machine, @Nullable ObjectNode instance) {
        if (instance == null) {
            return;
        }
        var theirs = Json.list(instance, "status", "conditions");
        theirs.stream()
                .filter(condition -> !OWN_CONDITIONS.contains(Json.text(condition, "type")))
                .forEach(condition -> Conditions.set(machine, copied(condition, Json.text(condition, "type"))));
        var present =
                theirs.stream().map(condition -> Json.text(condition, "type")).collect(Collectors.toSet());
        Json.array(Json.child(machine, "status"), "conditions").removeIf(condition -> {
            var type = Json.text(condition, "type");
            return !OWN_CONDITIONS.contains(type) && !present.contains(type);
        });
    }

    private static void writeRestartRequired(ObjectNode machine, Optional<String> why) {
        if (why.isEmpty()) {
            Conditions.remove(machine, "RestartRequired");
        } else {
            Conditions.set(machine, new Condition("RestartRequired", "True", "", why.get()));
        }
    }

    private static Condition copied(ObjectNode condition, String type) {
        return new Condition(
                type, Json.text(condition, "status"), Json.text(condition, "reason"), Json.text(condition, "message"));
    }
}
