package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes.Missing;
import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes.Reference;
import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gives a machine its volumes and its instance, takes the instance away, and says how things stand. */
final class VirtualMachineController extends Reconciler {

    static final String FINALIZER = "kubevirt.io/virtualMachineControllerFinalize";

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Revisions revisions;
    private final InstanceBlueprint blueprint;
    private final TemplateVolumes templateVolumes;
    private final LiveUpdates liveUpdates;

    VirtualMachineController(Surroundings cluster) {
        super(cluster);
        var instanceTypes = new InstanceTypes(resources);
        this.revisions = new Revisions(resources, types.revisions(), instanceTypes);
        this.blueprint = new InstanceBlueprint(instanceTypes);
        this.templateVolumes = new TemplateVolumes(cluster);
        this.liveUpdates = new LiveUpdates(cluster, revisions, blueprint);
        var users = new VolumeUsers("template", "spec");
        cluster.watches().on(types.virtualMachines(), event -> {
            users.note(event);
            enqueue(Key.of(event.object()));
        });
        cluster.watches().on(types.instances(), event -> enqueue(Key.of(event.object())));
        cluster.watches()
                .on(
                        types.dataVolumes(),
                        new Milestones(volume -> users.of(volume).forEach(this::enqueue)));
        cluster.watches()
                .on(types.claims(), event -> users.of(Key.of(event.object())).forEach(this::enqueue));
    }

    @Override
    protected void reconcile(Key key) {
        var found = resources.get(types.virtualMachines(), key.namespace(), key.name());
        if (found.isEmpty()) {
            forget(key);
            return;
        }
        var machine = found.get();
        var instance = instanceOf(machine);
        if (Json.deleting(machine)) {
            remove(machine, instance);
        } else if (!Json.hasFinalizer(machine, FINALIZER)) {
            adopt(machine, instance);
        } else {
            sync(machine, instance);
        }
    }

    private @Nullable ObjectNode instanceOf(ObjectNode machine) {
        return resources
                .get(types.instances(), Json.text(machine, "metadata", "namespace"), Json.name(machine))
                .filter(instance -> Json.text(Json.controller(instance), "uid").equals(Json.uid(machine)))
                .orElse(null);
    }

    private void adopt(ObjectNode machine, @Nullable ObjectNode instance) {
        change(machine, current -> {
            Json.addFinalizer(current, FINALIZER);
            MachineStatus.write(current, facts(machine, instance, false, null, Optional.empty()));
        });
    }

    private void remove(ObjectNode machine, @Nullable ObjectNode instance) {
        if (instance == null) {
            change(machine, current -> Json.removeFinalizer(current, FINALIZER));
            return;
        }
        stop(machine, instance);
        change(
                machine,
                current -> MachineStatus.write(current, facts(machine, instance, false, null, Optional.empty())));
    }

    private void sync(ObjectNode seen, @Nullable ObjectNode instance) {
        var machine = seen.deepCopy();
        SyncFailure failure = null;
        var started = false;
        Optional<String> restart = Optional.empty();
        try {
            copyReferences(machine);
            var ready = templateVolumes.ensure(machine);
            if (ready || RunStrategy.of(machine) == RunStrategy.HALTED) {
                started = act(machine, instance);
            }
            restart = instance == null ? restart : liveUpdates.sync(machine, instance);
        } catch (SyncFailure failed) {
            failure = failed;
        } catch (Missing missing) {
            failure = new SyncFailure("FailedFindInstancetype", String.valueOf(missing.getMessage()));
        }
        var facts = facts(machine, instance, started, failure, restart);
        change(seen, current -> {
            copyStatus(machine, current, "instancetypeRef");
            copyStatus(machine, current, "preferenceRef");
            MachineStatus.write(current, facts);
        });
        if (failure != null) {
            enqueueAfter(Key.of(machine), RETRY);
        }
    }

    /** Takes copies of instance type and preference; the machine at hand gets the references for its status. */
    private void copyReferences(ObjectNode machine) throws SyncFailure {
        for (var reference : Reference.values()) {
            try {
                var status = revisions.statusOf(machine, reference);
                if (status.isPresent()) {
                    Json.child(machine, "status").set(reference.statusField(), status.get());
                } else {
                    Json.child(machine, "status").remove(reference.statusField());
                }
            } catch (Missing missing) {
                var reason = reference == Reference.INSTANCE_TYPE ? "FailedFindInstancetype" : "FailedFindPreference";
                throw new SyncFailure(reason, String.valueOf(missing.getMessage()));
            }
        }
    }

    private static void copyStatus(ObjectNode from, ObjectNode to, String field) {
        if (Json.has(from, "status", field)) {
            Json.child(to, "status").set(field, Json.at(from, "status", field));
        } else {
            Json.child(to, "status").remove(field);
        }
    }

    /** Starts or stops as the run strategy says; true when an instance was created. */
    private boolean act(ObjectNode machine, @Nullable ObjectNode instance) throws SyncFailure, Missing {
        switch (RunStrategy.of(machine).step(machine, instance)) {
            case START -> {
                start(machine);
                return true;
            }
            case STOP -> stop(machine, instance);
            case RERUN -> {
                stop(machine, instance);
                change(machine, StateChanges::askToStart);
            }
            case TURN_ON -> change(machine, VirtualMachineController::turnOn);
            case NOTHING -> {}
        }
        return false;
    }

    private static void turnOn(ObjectNode machine) {
        var spec = Json.child(machine, "spec");
        if (Json.has(spec, "running")) {
            spec.put("running", true);
        } else {
            spec.put("runStrategy", RunStrategy.ALWAYS.title());
        }
    }

    private void start(ObjectNode machine) throws SyncFailure, Missing {
        var instance = blueprint.of(machine, revisions.rememberStart(machine));
        try {
            resources.create(types.instances(), instance, Callers.KUBEVIRT);
        } catch (StatusException refused) {
            if (refused.reason().equals("AlreadyExists")) {
                return;
            }
            var message = "Error creating virtual machine instance: " + refused.getMessage();
            cluster.events().warning(Component.VIRTUAL_MACHINES, machine, SyncFailure.FAILED_CREATE, message);
            throw new SyncFailure(SyncFailure.FAILED_CREATE, "failure while starting VMI: " + refused.getMessage());
        }
        cluster.events()
                .normal(
                        Component.VIRTUAL_MACHINES,
                        machine,
                        "SuccessfulCreate",
                        "Started the virtual machine by creating the new virtual machine instance "
                                + Json.name(machine));
    }

    private void stop(ObjectNode machine, @Nullable ObjectNode instance) {
        if (instance == null || Json.deleting(instance)) {
            return;
        }
        resources.delete(
                types.instances(), Json.text(instance, "metadata", "namespace"), Json.name(instance), Callers.KUBEVIRT);
        cluster.events()
                .normal(
                        Component.VIRTUAL_MACHINES,
                        machine,
                        "SuccessfulDelete",
                        "Stopped the virtual machine by deleting the virtual machine instance " + Json.uid(instance));
    }

    private MachineStatus.Facts facts(
            ObjectNode machine,
            @Nullable ObjectNode instance,
            boolean started,
            @Nullable SyncFailure failure,
            Optional<String> restart) {
        var volumes = VolumeState.of(
                resources,
                types,
                Json.text(machine, "metadata", "namespace"),
                Json.at(machine, "spec", "template", "spec"));
        return new MachineStatus.Facts(instance, volumes, started, failure, restart);
    }

    private void change(ObjectNode machine, Consumer<ObjectNode> change) {
        cluster.change(types.virtualMachines(), machine, change, Callers.KUBEVIRT);
    }
}
