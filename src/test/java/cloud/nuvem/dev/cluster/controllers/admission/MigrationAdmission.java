package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.compute.Phase;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** KubeVirt's webhooks for migrations. */
final class MigrationAdmission implements Admission {

    private static final String WEBHOOK = "migration-create-validator.kubevirt.io";
    private static final String SELECTOR = "kubevirt.io/vmi-name";
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private final Resources resources;

    MigrationAdmission(Resources resources) {
        this.resources = resources;
    }

    private static boolean concerns(Write write) {
        return write.operation() == Operation.CREATE
                && write.type().plural().equals("virtualmachineinstancemigrations");
    }

    @Override
    public void mutate(Write write) {
        var migration = write.object();
        if (migration != null && concerns(write)) {
            Json.child(migration, "metadata", "labels").put(SELECTOR, Json.text(migration, "spec", "vmiName"));
        }
    }

    @Override
    public void validate(Write write) {
        var migration = write.object();
        if (migration == null || !concerns(write)) {
            return;
        }
        var name = Json.text(migration, "spec", "vmiName");
        var refusal = new Refusal(WEBHOOK);
        if (name.isEmpty()) {
            refusal.add("FieldValueRequired", "spec.vmiName", "vmiName is missing");
        }
        refusal.throwIfAny();
        var namespace = Json.text(migration, "metadata", "namespace");
        var instance = resources
                .get(resources.type("kubevirt.io", "virtualmachineinstances"), namespace, name)
                .orElseThrow(() ->
                        Refusal.badRequest(WEBHOOK, "the VMI \"%s/%s\" does not exist".formatted(namespace, name)));
        checkMovable(instance);
        checkNotMoving(write, namespace, name);
    }

    private static void checkMovable(ObjectNode instance) {
        if (Phase.isFinal(instance)) {
            throw Refusal.badRequest(WEBHOOK, "Cannot migrate VMI in finalized state.");
        }
        var immovable = Conditions.find(instance, "LiveMigratable")
                .filter(condition -> Json.text(condition, "status").equals("False"));
        if (immovable.isPresent()) {
            throw Refusal.badRequest(
                    WEBHOOK,
                    "Cannot migrate VMI, Reason: %s, Message: %s"
                            .formatted(Json.text(immovable.get(), "reason"), Json.text(immovable.get(), "message")));
        }
    }

    private void checkNotMoving(Write write, String namespace, String name) {
        resources.list(write.type(), namespace).stream()
                .filter(other -> Json.text(other, "spec", "vmiName").equals(name)
                        && !OVER.contains(Json.text(other, "status", "phase")))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.badRequest(
                            WEBHOOK,
                            ("in-flight migration detected. Active migration job (%s) is currently already in progress for"
                                            + " VMI %s.")
                                    .formatted(Json.uid(other), name));
                });
    }
}
