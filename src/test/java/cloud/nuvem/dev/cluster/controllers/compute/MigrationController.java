package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Moves an instance to another node, phase by phase. */
final class MigrationController extends Reconciler {

    static final String AVOID_NODE = "kubevirt.io/migration-source-node";

    private static final Duration PREPARING = Duration.ofSeconds(1);
    private static final Duration COPYING = Duration.ofSeconds(6);

    private final LauncherPods pods;

    MigrationController(Surroundings cluster, LauncherPods pods) {
        super(cluster);
        this.pods = pods;
        cluster.watches().on(types.migrations(), event -> enqueue(Key.of(event.object())));
        cluster.watches().on(types.pods(), event -> {
            var migration = Json.annotation(event.object(), "kubevirt.io/migrationJobName");
            if (!migration.isEmpty()) {
                enqueue(new Key(Json.text(event.object(), "metadata", "namespace"), migration));
            }
        });
    }

    @Override
    protected void reconcile(Key key) {
        var found = resources.get(types.migrations(), key.namespace(), key.name());
        if (found.isEmpty()) {
            forget(key);
            return;
        }
        var migration = found.get();
        var phase = Json.text(migration, "status", "phase");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return;
        }
        var instance = resources
                .get(types.instances(), key.namespace(), Json.text(migration, "spec", "vmiName"))
                .filter(candidate -> Phase.isRunning(candidate) && !Json.deleting(candidate));
        if (instance.isEmpty()) {
            fail(migration, "Migration failed because vmi does not exist.");
        } else {
            advance(key, migration, instance.get());
        }
    }

    private void advance(Key key, ObjectNode migration, ObjectNode instance) {
        var target = target(migration, instance);
        switch (Json.text(migration, "status", "phase")) {
            case "" -> enter(migration, "Pending");
            case "Pending" -> {
                if (target.isEmpty()) {
                    createTarget(migration, instance);
                }
                enter(migration, "Scheduling");
            }
            case "Scheduling" -> {
                if (target.isEmpty()) {
                    fail(migration, "Migration failed because target pod shutdown during migration");
                } else if (Json.text(target.get(), "status", "phase").equals("Running")) {
                    enter(migration, "Scheduled");
                }
            }
            case "Scheduled" -> {
                if (elapsed(key, "prepare", PREPARING)) {
                    enter(migration, "PreparingTarget");
                }
            }
            case "PreparingTarget" -> {
                if (elapsed(key, "ready", PREPARING)) {
                    enter(migration, "TargetReady");
                }
            }
            case "TargetReady" -> {
                target.ifPresent(pod -> begin(migration, instance, pod));
                enter(migration, "Running");
            }
            default -> {
                if (target.isEmpty()) {
                    fail(migration, "Migration target pod was removed during active migration.");
                } else if (elapsed(key, "copy", COPYING)) {
                    finish(migration, instance, target.get());
                }
            }
        }
    }

    private Optional<ObjectNode> target(ObjectNode migration, ObjectNode instance) {
        return pods.of(instance).stream()
                .filter(pod -> Json.label(pod, LauncherPod.MIGRATION).equals(Json.uid(migration)))
                .findFirst();
    }

    private void createTarget(ObjectNode migration, ObjectNode instance) {
        var pod = LauncherPod.of(instance, KubeVirtConfiguration.of(cluster));
        Json.child(pod, "metadata", "labels").put(LauncherPod.MIGRATION, Json.uid(migration));
        Json.child(pod, "metadata", "annotations")
                .put("kubevirt.io/migrationJobName", Json.name(migration))
                .put(AVOID_NODE, Json.text(instance, "status", "nodeName"));
        Json.at(migration, "spec", "addedNodeSelector")
                .properties()
                .forEach(entry -> Json.child(pod, "spec", "nodeSelector").set(entry.getKey(), entry.getValue()));
        var created = resources.create(types.pods(), pod, Callers.KUBEVIRT);
        pods.created(created);
        cluster.events()
                .normal(
                        Component.MIGRATIONS,
                        migration,
                        "SuccessfulCreate",
                        "Created migration target pod " + Json.name(created));
    }

    private void begin(ObjectNode migration, ObjectNode instance, ObjectNode target) {
        change(instance, current -> {
            var state = Json.child(current, "status").putObject("migrationState");
            state.put("migrationUid", Json.uid(migration))
                    .put("sourceNode", Json.text(current, "status", "nodeName"))
                    .put("targetNode", Json.text(target, "spec", "nodeName"))
                    .put("targetPod", Json.name(target))
                    .put("mode", "PreCopy")
                    .put("startTimestamp", Json.now());
        });
        tell(
                migration,
                state -> state.put("sourceNode", Json.text(instance, "status", "nodeName"))
                        .put("targetNode", Json.text(target, "spec", "nodeName"))
                        .put("startTimestamp", Json.now()));
        cluster.events().normal(Component.HANDLER, instance, "Migrating", "VirtualMachineInstance is migrating.");
    }

    private void finish(ObjectNode migration, ObjectNode instance, ObjectNode target) {
        var source = pods.active(instance);
        var node = Json.text(target, "spec", "nodeName");
        change(instance, current -> {
            var status = Json.child(current, "status");
            Json.child(status, "migrationState").put("completed", true).put("endTimestamp", Json.now());
            status.put("nodeName", node);
            status.putObject("activePods").put(Json.uid(target), node);
            Json.child(current, "metadata", "labels").put("kubevirt.io/nodeName", node);
            InstanceFacts.writeInterfaces(current, Json.text(target, "status", "podIP"));
            adoptSizes(current);
        });
        tell(migration, state -> state.put("completed", true).put("endTimestamp", Json.now()));
        enter(migration, "Succeeded");
        source.ifPresent(pod -> resources.delete(
                types.pods(), Json.text(pod, "metadata", "namespace"), Json.name(pod), Callers.KUBEVIRT));
        cluster.events()
                .normal(
                        Component.HANDLER,
                        instance,
                        "Migrated",
                        "The VirtualMachineInstance migrated to node %s.".formatted(node));
        cluster.events()
                .normal(
                        Component.MIGRATIONS,
                        migration,
                        "SuccessfulMigration",
                        "Source node reported migration succeeded");
    }

    /** On the new node the guest has what its spec says. */
    private static void adoptSizes(ObjectNode instance) {
        Json.child(instance, "status", "currentCPUTopology")
                .put("sockets", Json.number(instance, 1, "spec", "domain", "cpu", "sockets"));
        if (Json.has(instance, "spec", "domain", "memory", "guest")) {
            Json.child(instance, "status", "memory")
                    .set("guestCurrent", Json.at(instance, "spec", "domain", "memory", "guest"));
        }
    }

    private void fail(ObjectNode migration, String why) {
        cluster.events().warning(Component.MIGRATIONS, migration, "FailedMigration", why);
        enter(migration, "Failed");
    }

    /** KubeVirt keeps the state of a move on both objects. */
    private void tell(ObjectNode migration, Consumer<ObjectNode> state) {
        var key = Key.of(migration);
        resources.change(
                types.migrations(),
                key.namespace(),
                key.name(),
                current -> state.accept(Json.child(current, "status", "migrationState")),
                Callers.KUBEVIRT);
    }

    private void enter(ObjectNode migration, String phase) {
        var key = Key.of(migration);
        resources.change(
                types.migrations(),
                key.namespace(),
                key.name(),
                current -> Phase.enter(current, phase),
                Callers.KUBEVIRT);
    }

    private void change(ObjectNode instance, Consumer<ObjectNode> change) {
        cluster.change(types.instances(), instance, change, Callers.KUBEVIRT);
    }
}
