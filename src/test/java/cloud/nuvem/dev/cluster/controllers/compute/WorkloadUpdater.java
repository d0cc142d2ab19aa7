package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;

/** Migrates instances whose size changed while they run: the new size takes effect on arrival. */
final class WorkloadUpdater extends Reconciler {

    WorkloadUpdater(Surroundings cluster) {
        super(cluster);
        cluster.watches().on(types.instances(), event -> {
            if (Conditions.isTrue(event.object(), "MigrationRequired")) {
                enqueue(Key.of(event.object()));
            }
        });
    }

    @Override
    protected void reconcile(Key key) {
        var due = resources
                .get(types.instances(), key.namespace(), key.name())
                .filter(instance -> Phase.isRunning(instance)
                        && !Json.deleting(instance)
                        && Conditions.isTrue(instance, "MigrationRequired")
                        && Conditions.isTrue(instance, "LiveMigratable"));
        if (due.isEmpty() || isMoving(key)) {
            return;
        }
        var migration = Json.object();
        Json.child(migration, "metadata")
                .put("generateName", "kubevirt-workload-update-")
                .put("namespace", key.namespace());
        Json.child(migration, "spec").put("vmiName", key.name());
        resources.create(types.migrations(), migration, Callers.KUBEVIRT);
    }

    private boolean isMoving(Key instance) {
        return resources.list(types.migrations(), instance.namespace()).stream()
                .filter(migration -> Json.text(migration, "spec", "vmiName").equals(instance.name()))
                .map(migration -> Json.text(migration, "status", "phase"))
                .anyMatch(phase -> !phase.equals("Succeeded") && !phase.equals("Failed"));
    }
}
