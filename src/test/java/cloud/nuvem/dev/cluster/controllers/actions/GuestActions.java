package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.controllers.compute.Guest;
import cloud.nuvem.dev.cluster.controllers.compute.Phase;
import cloud.nuvem.dev.cluster.controllers.guests.GuestKeeper;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.EventRecorder;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource.Answer;
import cloud.nuvem.dev.cluster.guest.GuestMachine;
import tools.jackson.databind.node.ObjectNode;

/** What can be done to a running instance: 200 and an empty body. */
final class GuestActions {

    private static final String UNPAUSED_GATE = "kubevirt.io/virtual-machine-unpaused";

    private final Machines machines;
    private final GuestKeeper guests;
    private final EventRecorder events;

    GuestActions(Machines machines, GuestKeeper guests, EventRecorder events) {
        this.machines = machines;
        this.guests = guests;
        this.events = events;
    }

    Answer pause(Request request) {
        var instance = running(request, "VM is not running");
        if (Conditions.isTrue(instance, "Paused")) {
            throw request.conflict(Machines.INSTANCE, "VMI is already paused");
        }
        machines.changeInstance(request, current -> {
            Conditions.set(current, new Condition("Paused", "True", "PausedByUser", "VMI was paused by user"));
            Conditions.set(
                    current,
                    new Condition(
                            "Ready",
                            "False",
                            "ReadinessGatesNotReady",
                            "the status of pod readiness gate \"%s\" is not \"True\", but False"
                                    .formatted(UNPAUSED_GATE)));
        });
        return done(request, instance, "Paused", "VirtualMachineInstance paused");
    }

    Answer unpause(Request request) {
        var instance = running(request, "VMI is not running");
        if (!Conditions.isTrue(instance, "Paused")) {
            throw request.conflict(Machines.INSTANCE, "VMI is not paused");
        }
        machines.changeInstance(request, current -> {
            Conditions.remove(current, "Paused");
            Conditions.set(current, new Condition("Ready", "True", "", ""));
        });
        return done(request, instance, "Unpaused", "VirtualMachineInstance unpaused");
    }

    Answer softReboot(Request request) {
        var instance = running(request, "VM is not running");
        if (Conditions.isTrue(instance, "Paused")) {
            throw request.conflict(Machines.INSTANCE, "VMI is paused");
        }
        machines.changeInstance(request, Guest::disconnectAgent);
        if (!request.dryRun()) {
            guests.tell(instance, GuestMachine::softReboot);
        }
        return done(request, instance, "SoftRebooted", "VirtualMachineInstance soft rebooted");
    }

    Answer reset(Request request) {
        var instance = machines.requiredInstance(request);
        if (!Phase.isRunning(instance)) {
            var cause = request.conflict(Machines.INSTANCE, "VMI is not running");
            throw StatusException.of(
                    409,
                    "Conflict",
                    "Failed to reset non-running VMI with phase %s: %s"
                            .formatted(Json.text(instance, "status", "phase"), cause.getMessage()));
        }
        machines.changeInstance(request, Guest::disconnectAgent);
        if (!request.dryRun()) {
            guests.tell(instance, GuestMachine::reset);
        }
        return done(request, instance, "Reset", "VirtualMachineInstance reset");
    }

    Answer freeze(Request request) {
        running(request, "VM is not running");
        machines.changeInstance(
                request, instance -> Json.child(instance, "status").put("fsFreezeStatus", "frozen"));
        return Answer.empty(200);
    }

    Answer unfreeze(Request request) {
        running(request, "VMI is not running");
        machines.changeInstance(
                request, instance -> Json.child(instance, "status").remove("fsFreezeStatus"));
        return Answer.empty(200);
    }

    private ObjectNode running(Request request, String otherwise) {
        var instance = machines.requiredInstance(request);
        if (!Phase.isRunning(instance)) {
            throw request.conflict(Machines.INSTANCE, otherwise);
        }
        return instance;
    }

    private Answer done(Request request, ObjectNode instance, String reason, String message) {
        if (!request.dryRun()) {
            events.normal(Component.HANDLER, instance, reason, message);
        }
        return Answer.empty(200);
    }
}
