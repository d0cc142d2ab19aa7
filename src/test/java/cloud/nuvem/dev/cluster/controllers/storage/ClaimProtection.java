package cloud.nuvem.dev.cluster.controllers.storage;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.Resources.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a claim that is being deleted as long as a pod uses it. */
public final class ClaimProtection extends Reconciler {

    public static final String FINALIZER = "kubernetes.io/pvc-protection";

    private final Map<Key, Set<Key>> podsOf = new ConcurrentHashMap<>();

    ClaimProtection(Surroundings cluster) {
        super(cluster);
        cluster.watches().on(types.pods(), this::onPod);
        cluster.watches().on(types.claims(), event -> {
            if (Json.deleting(event.object())) {
                enqueue(Key.of(event.object()));
            }
        });
    }

    private void onPod(Event event) {
        var pod = Key.of(event.object());
        var ended = List.of("Succeeded", "Failed").contains(Json.text(event.object(), "status", "phase"));
        var uses = event.type() != Event.Type.DELETED && !ended;
        for (var volume : Json.list(event.object(), "spec", "volumes")) {
            var name = Json.text(volume, "persistentVolumeClaim", "claimName");
            if (!name.isEmpty()) {
                note(new Key(pod.namespace(), name), pod, uses);
            }
        }
    }

    private void note(Key claim, Key pod, boolean uses) {
        if (uses) {
            podsOf.computeIfAbsent(claim, _ -> ConcurrentHashMap.newKeySet()).add(pod);
            return;
        }
        podsOf.computeIfPresent(claim, (_, pods) -> {
            pods.remove(pod);
            return pods.isEmpty() ? null : pods;
        });
        enqueue(claim);
    }

    @Override
    protected void reconcile(Key key) {
        var due = resources
                .get(types.claims(), key.namespace(), key.name())
                .filter(claim -> Json.deleting(claim) && Json.hasFinalizer(claim, FINALIZER));
        if (due.isPresent() && !podsOf.containsKey(key)) {
            resources.change(
                    types.claims(),
                    key.namespace(),
                    key.name(),
                    claim -> Json.removeFinalizer(claim, FINALIZER),
                    Callers.VOLUMES);
        }
    }
}
