package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.controllers.compute.Phase;
import cloud.nuvem.dev.cluster.controllers.compute.RunStrategy;
import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource.Answer;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** start, stop, restart and migrate of a machine: accepted with 202 and nothing else, refused as KubeVirt does. */
final class PowerActions {

    private static final String NOT_RUNNING = "VM is not running";

    private final Resources resources;
    private final Machines machines;

    PowerActions(Resources resources, Machines machines) {
        this.resources = resources;
        this.machines = machines;
    }

    Answer start(Request request) {
        var machine = machines.machine(request);
        var instance = machines.instance(request);
        var lives = instance.filter(found ->
                !Phase.isFinal(found) && !Json.text(found, "status", "phase").isEmpty());
        if (lives.isPresent()) {
            throw request.conflict(Machines.MACHINE, "VM is already running");
        }
        var paused = Json.flag(request.options(), "paused");
        var strategy = RunStrategy.of(machine);
        switch (strategy) {
            case HALTED -> {
                if (paused) {
                    machines.ask(request, Machines.start(true));
                } else {
                    machines.changeMachine(request, current -> turn(current, true));
                }
            }
            case RERUN_ON_FAILURE, MANUAL -> startOnRequest(request, strategy, instance, paused);
            case ALWAYS, ONCE ->
                throw request.conflict(Machines.MACHINE, strategy.title() + " does not support manual start requests");
        }
        return Answer.empty(202);
    }

    private void startOnRequest(Request request, RunStrategy strategy, Optional<ObjectNode> instance, boolean paused) {
        var phase = instance.map(found -> Json.text(found, "status", "phase")).orElse("");
        if (strategy == RunStrategy.RERUN_ON_FAILURE && phase.equals(Phase.FAILED)) {
            throw request.conflict(
                    Machines.MACHINE, strategy.title() + " does not support starting VM from failed state");
        }
        if (instance.isPresent() && Phase.isFinal(instance.get())) {
            machines.ask(request, Machines.stop(instance.get()), Machines.start(paused));
        } else {
            machines.ask(request, Machines.start(paused));
        }
    }

    private static void turn(ObjectNode machine, boolean on) {
        var spec = Json.child(machine, "spec");
        if (Json.has(spec, "running")) {
            spec.put("running", on);
        } else {
            spec.put("runStrategy", (on ? RunStrategy.ALWAYS : RunStrategy.HALTED).title());
        }
    }

    Answer stop(Request request) {
        var machine = machines.machine(request);
        var instance = machines.instance(request).filter(found -> !Phase.isFinal(found));
        var strategy = RunStrategy.of(machine);
        if (strategy == RunStrategy.ALWAYS || strategy == RunStrategy.ONCE) {
            instance.ifPresent(found -> shortenGrace(request, "gracePeriod"));
            machines.changeMachine(request, current -> turn(current, false));
            return Answer.empty(202);
        }
        var running = instance.orElseThrow(() -> request.conflict(Machines.MACHINE, NOT_RUNNING));
        var before = Json.number(running, 0, "spec", "terminationGracePeriodSeconds");
        if (strategy == RunStrategy.HALTED
                && (!Json.has(request.options(), "gracePeriod")
                        || Json.number(request.options(), 0, "gracePeriod") >= before)) {
            throw request.conflict(
                    Machines.MACHINE, "Halted only supports manual stop requests with a shorter graceperiod");
        }
        shortenGrace(request, "gracePeriod");
        machines.ask(request, Machines.stop(running));
        return Answer.empty(202);
    }

    private void shortenGrace(Request request, String option) {
        if (Json.has(request.options(), option)) {
            machines.changeInstance(
                    request,
                    instance -> Json.child(instance, "spec")
                            .put("terminationGracePeriodSeconds", Json.number(request.options(), 0, option)));
        }
    }

    Answer restart(Request request) {
        var grace = Json.number(request.options(), 0, "gracePeriodSeconds");
        if (grace > 0) {
            throw Request.badRequest("For force restart, only gracePeriod=0 is supported for now");
        }
        if (grace < 0) {
            throw Request.badRequest("gracePeriod has to be greater or equal to 0");
        }
        var machine = machines.machine(request);
        var strategy = RunStrategy.of(machine);
        if (strategy == RunStrategy.HALTED || strategy == RunStrategy.ONCE) {
            throw request.conflict(
                    Machines.MACHINE,
                    "RunStategy %s does not support manual restart requests".formatted(strategy.title()));
        }
        var instance = machines.instance(request)
                .orElseThrow(() -> request.conflict(Machines.MACHINE, NOT_RUNNING + ": Halted"));
        if (Json.has(request.options(), "gracePeriodSeconds")) {
            machines.changeInstance(
                    request, current -> Json.child(current, "spec").put("terminationGracePeriodSeconds", 1));
        }
        machines.ask(request, Machines.stop(instance), Machines.start(false));
        return Answer.empty(202);
    }

    Answer migrate(Request request) {
        machines.machine(request);
        var instance = machines.requiredInstance(request);
        if (!Phase.isRunning(instance)) {
            throw request.conflict(Machines.MACHINE, NOT_RUNNING);
        }
        var migration = Json.object();
        Json.child(migration, "metadata")
                .put("generateName", "kubevirt-migrate-vm-")
                .put("namespace", request.namespace());
        Json.child(migration, "spec").put("vmiName", request.name());
        if (Json.has(request.options(), "addedNodeSelector")) {
            Json.child(migration, "spec").set("addedNodeSelector", Json.at(request.options(), "addedNodeSelector"));
        }
        try {
            if (!request.dryRun()) {
                resources.create(
                        resources.type("kubevirt.io", "virtualmachineinstancemigrations"), migration, Callers.KUBEVIRT);
            }
        } catch (StatusException refused) {
            throw Request.internal(String.valueOf(refused.getMessage()));
        }
        return Answer.empty(202);
    }
}
