package cloud.nuvem.dev.cluster.controllers.guests;

import cloud.nuvem.dev.cluster.controllers.compute.Guest;
import cloud.nuvem.dev.cluster.controllers.compute.Phase;
import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.EventRecorder;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.guest.PowerLine;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What a guest does to itself, as its instance tells it: shut down is Succeeded, and the run strategy decides what follows. */
record InstancePower(Resources resources, ObjectNode instance) implements PowerLine {

    @Override
    public void off() {
        change(current -> Phase.enter(current, Phase.SUCCEEDED));
        new EventRecorder(resources, resources.type("", "events"))
                .normal(Component.HANDLER, instance, "Stopped", "The VirtualMachineInstance was shut down.");
    }

    @Override
    public void rebooting() {
        change(Guest::disconnectAgent);
    }

    private void change(Consumer<ObjectNode> change) {
        resources.change(
                resources.type("kubevirt.io", "virtualmachineinstances"),
                Json.text(instance, "metadata", "namespace"),
                Json.name(instance),
                current -> {
                    if (Json.uid(current).equals(Json.uid(instance)) && Phase.isRunning(current)) {
                        change.accept(current);
                    }
                },
                Callers.KUBEVIRT);
    }
}
