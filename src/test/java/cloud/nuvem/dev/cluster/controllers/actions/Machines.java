package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Machines and their instances, as actions see them. */
final class Machines {

    static final String MACHINE = "virtualmachine";
    static final String INSTANCE = "virtualmachineinstance";

    private final Resources resources;
    private final ResourceType machines;
    private final ResourceType instances;

    Machines(Resources resources) {
        this.resources = resources;
        this.machines = resources.type("kubevirt.io", "virtualmachines");
        this.instances = resources.type("kubevirt.io", "virtualmachineinstances");
    }

    ObjectNode machine(Request request) {
        return resources
                .get(machines, request.namespace(), request.name())
                .orElseThrow(() -> request.notFound(MACHINE));
    }

    Optional<ObjectNode> instance(Request request) {
        return resources.get(instances, request.namespace(), request.name());
    }

    ObjectNode requiredInstance(Request request) {
        return instance(request).orElseThrow(() -> request.notFound(INSTANCE));
    }

    void changeMachine(Request request, Consumer<ObjectNode> change) {
        if (!request.dryRun()) {
            resources.change(machines, request.namespace(), request.name(), change, Callers.KUBEVIRT);
        }
    }

    void changeInstance(Request request, Consumer<ObjectNode> change) {
        if (!request.dryRun()) {
            resources.change(instances, request.namespace(), request.name(), change, Callers.KUBEVIRT);
        }
    }

    /** Writes what is asked of the machine into its status; one wish at a time, a stop overrules. */
    void ask(Request request, ObjectNode... wishes) {
        changeMachine(request, machine -> {
            var status = Json.child(machine, "status");
            var pending = Json.array(status, "stateChangeRequests");
            var onlyStop = wishes.length == 1 && Json.text(wishes[0], "action").equals("Stop");
            if (!pending.isEmpty() && !onlyStop) {
                throw Request.internal("unable to complete request: stop/start already underway");
            }
            pending.removeAll();
            for (var wish : wishes) {
                pending.add(wish);
            }
        });
    }

    static ObjectNode start(boolean paused) {
        var wish = Json.object().put("action", "Start");
        if (paused) {
            wish.putObject("data").put("paused", "true");
        }
        return wish;
    }

    static ObjectNode stop(ObjectNode instance) {
        return Json.object().put("action", "Stop").put("uid", Json.uid(instance));
    }
}
