package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Leads an instance through its phases: what virt-controller and virt-handler do together. */
final class InstanceController extends Reconciler {

    static final String FINALIZER = "kubevirt.io/foregroundDeleteVirtualMachine";

    private static final Duration DEFINING = Duration.ofSeconds(2);
    private static final Duration BOOTING = Duration.ofSeconds(8);
    private static final Duration SHUTTING_DOWN = Duration.ofSeconds(4);

    private final LauncherPods pods;
    private final InstanceStart start;
    private final InstanceFacts facts;

    InstanceController(Surroundings cluster, LauncherPods pods) {
        super(cluster);
        this.pods = pods;
        this.start = new InstanceStart(cluster, pods);
        this.facts = new InstanceFacts(cluster);
        var users = new VolumeUsers();
        cluster.watches().on(types.instances(), event -> {
            users.note(event);
            enqueue(Key.of(event.object()));
        });
        cluster.watches().on(types.pods(), event -> {
            if (!Json.label(event.object(), LauncherPod.CREATED_BY).isEmpty()) {
                enqueue(LauncherPod.instanceOf(event.object()));
            }
        });
        cluster.watches()
                .on(
                        types.dataVolumes(),
                        new Milestones(volume -> users.of(volume).forEach(this::enqueue)));
        cluster.watches()
                .on(types.claims(), event -> users.of(Key.of(event.object())).forEach(this::enqueue));
    }

    @Override
    protected void reconcile(Key key) {
        var found = resources.get(types.instances(), key.namespace(), key.name());
        if (found.isEmpty()) {
            forget(key);
            return;
        }
        var instance = found.get();
        var pod = pods.active(instance);
        switch (Json.text(instance, "status", "phase")) {
            case "", Phase.PENDING -> pending(instance, pod);
            case Phase.SCHEDULING -> scheduling(instance, pod);
            case Phase.SCHEDULED -> scheduled(key, instance, pod);
            case Phase.RUNNING -> running(key, instance, pod);
            default -> ended(instance);
        }
    }

    private void pending(ObjectNode instance, Optional<ObjectNode> pod) {
        if (Json.deleting(instance)) {
            change(instance, current -> Phase.enter(current, Phase.FAILED));
        } else if (pod.isPresent()) {
            change(instance, current -> {
                Phase.enter(current, Phase.SCHEDULING);
                Conditions.remove(current, "Provisioning");
                Conditions.remove(current, "Synchronized");
                Conditions.remove(current, "PodScheduled");
                notReady(current, "GuestNotRunning", "Guest VM is not reported as running");
            });
        } else if (Json.text(instance, "status", "phase").isEmpty()) {
            change(instance, current -> {
                Phase.enter(current, Phase.PENDING);
                notReady(current, "PodNotExists", "virt-launcher pod has not yet been scheduled");
            });
        } else {
            start.attempt(instance);
        }
    }

    private void scheduling(ObjectNode instance, Optional<ObjectNode> pod) {
        if (pod.isEmpty() || Json.deleting(instance)) {
            change(instance, current -> Phase.enter(current, Phase.FAILED));
        } else if (Json.text(pod.get(), "status", "phase").equals("Running")) {
            var volumes = facts.volumes(instance);
            change(instance, current -> {
                Conditions.remove(current, "PodScheduled");
                Phase.enter(current, Phase.SCHEDULED);
                facts.placed(current, pod.get(), volumes);
            });
        } else {
            copyScheduling(instance, pod.get());
        }
    }

    private void copyScheduling(ObjectNode instance, ObjectNode pod) {
        var condition = Conditions.find(pod, "PodScheduled")
                .filter(scheduled -> Json.text(scheduled, "status").equals("False"));
        change(instance, current -> {
            if (condition.isEmpty()) {
                Conditions.remove(current, "PodScheduled");
            } else {
                Conditions.set(
                        current,
                        new Condition(
                                "PodScheduled",
                                "False",
                                Json.text(condition.get(), "reason"),
                                Json.text(condition.get(), "message")));
            }
        });
    }

    private void scheduled(Key key, ObjectNode instance, Optional<ObjectNode> pod) {
        if (pod.isEmpty()) {
            change(instance, current -> Phase.enter(current, Phase.FAILED));
        } else if (Json.deleting(instance)) {
            shutDown(key, instance);
        } else if (elapsed(key, "define", DEFINING)) {
            var migratable = facts.migratable(instance);
            change(instance, current -> {
                Phase.enter(current, Phase.RUNNING);
                facts.running(current, migratable);
            });
            cluster.events().normal(Component.HANDLER, instance, "Created", "VirtualMachineInstance defined.");
            cluster.events().normal(Component.HANDLER, instance, "Started", "VirtualMachineInstance started.");
        }
    }

    private void running(Key key, ObjectNode instance, Optional<ObjectNode> pod) {
        if (pod.isEmpty()) {
            cluster.events().warning(Component.HANDLER, instance, "Stopped", "The VirtualMachineInstance crashed.");
            change(instance, current -> {
                Phase.enter(current, Phase.FAILED);
                notReady(current, "PodNotExists", "virt-launcher pod has not yet been scheduled");
            });
        } else if (Json.deleting(instance)) {
            shutDown(key, instance);
        } else {
            live(key, instance);
        }
    }

    private void live(Key key, ObjectNode instance) {
        var volumes = facts.volumes(instance);
        change(instance, current -> facts.refresh(current, volumes));
        if (Guest.hasAgent(instance)
                && !Conditions.isTrue(instance, "AgentConnected")
                && !Conditions.isTrue(instance, "Paused")
                && elapsed(key, "boot", BOOTING)) {
            change(instance, Guest::connectAgent);
        }
    }

    /** A paused guest does not hear the signal: it goes only when its time is up. */
    private void shutDown(Key key, ObjectNode instance) {
        var grace = Duration.ofSeconds(Json.number(instance, 30, "spec", "terminationGracePeriodSeconds"));
        var deaf = Conditions.isTrue(instance, "Paused");
        var takes = deaf || grace.compareTo(SHUTTING_DOWN) < 0 ? grace : SHUTTING_DOWN;
        if (Conditions.find(instance, "Ready")
                .filter(ready -> Json.text(ready, "reason").equals("PodTerminating"))
                .isEmpty()) {
            change(instance, current -> notReady(current, "PodTerminating", "virt-launcher pod is terminating"));
            cluster.events().normal(Component.HANDLER, instance, "ShuttingDown", "Signaled Graceful Shutdown");
        }
        if (elapsed(key, "shut down after " + takes, takes)) {
            change(instance, current -> Phase.enter(current, Phase.SUCCEEDED));
            cluster.events()
                    .normal(Component.HANDLER, instance, "Stopped", "The VirtualMachineInstance was shut down.");
        }
    }

    private void ended(ObjectNode instance) {
        var all = pods.of(instance);
        all.forEach(pod -> resources.delete(
                types.pods(), Json.text(pod, "metadata", "namespace"), Json.name(pod), Callers.KUBEVIRT));
        change(instance, current -> {
            notReady(current, "PodNotExists", "virt-launcher pod has not yet been scheduled");
            if (Json.deleting(current)) {
                Json.removeFinalizer(current, FINALIZER);
            }
        });
    }

    private static void notReady(ObjectNode instance, String reason, String message) {
        Conditions.set(instance, new Condition("Ready", "False", reason, message));
    }

    private void change(ObjectNode instance, Consumer<ObjectNode> change) {
        cluster.change(types.instances(), instance, change, Callers.KUBEVIRT);
    }
}
