package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** Finds the pods of an instance without a search. */
final class LauncherPods {

    private final Surroundings cluster;
    private final Map<String, Set<Key>> byInstance = new ConcurrentHashMap<>();

    LauncherPods(Surroundings cluster) {
        this.cluster = cluster;
        cluster.watches().on(cluster.types().pods(), this::note);
    }

    private void note(Resources.Event event) {
        var instance = Json.label(event.object(), LauncherPod.CREATED_BY);
        if (!instance.isEmpty()) {
            note(instance, Key.of(event.object()), event.type() != Resources.Event.Type.DELETED);
        }
    }

    /** Notes a pod just created, before its event has come. */
    void created(ObjectNode pod) {
        note(Json.label(pod, LauncherPod.CREATED_BY), Key.of(pod), true);
    }

    private void note(String instance, Key pod, boolean present) {
        byInstance.compute(instance, (_, pods) -> {
            var all = pods == null ? ConcurrentHashMap.<Key>newKeySet() : pods;
            if (present) {
                all.add(pod);
            } else {
                all.remove(pod);
            }
            return all.isEmpty() ? null : all;
        });
    }

    /** All pods of the instance that still exist, oldest first. */
    List<ObjectNode> of(ObjectNode instance) {
        var keys = byInstance.get(Json.uid(instance));
        if (keys == null) {
            return List.of();
        }
        return keys.stream()
                .map(key -> cluster.resources().get(cluster.types().pods(), key.namespace(), key.name()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(pod -> Json.text(pod, "metadata", "creationTimestamp")))
                .toList();
    }

    /** The pod that the guest runs in, or shall: not the target of a migration. */
    Optional<ObjectNode> active(ObjectNode instance) {
        var all = of(instance);
        var node = Json.text(instance, "status", "nodeName");
        return all.stream()
                .filter(pod -> node.isEmpty()
                        ? Json.label(pod, LauncherPod.MIGRATION).isEmpty()
                        : Json.text(pod, "spec", "nodeName").equals(node))
                .findFirst();
    }
}
