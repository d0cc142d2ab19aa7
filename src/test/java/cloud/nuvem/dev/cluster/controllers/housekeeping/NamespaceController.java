package cloud.nuvem.dev.cluster.controllers.housekeeping;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Furnishes a new namespace; empties one that is being deleted, then lets it go. */
final class NamespaceController extends Reconciler {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final List<ResourceType> contents;

    /** @param served every kind of the cluster */
    NamespaceController(Surroundings cluster, List<ResourceType> served) {
        super(cluster);
        this.contents = served.stream()
                .filter(type -> type.namespaced() && type.verbs().contains("delete"))
                .toList();
        cluster.watches().on(types.namespaces(), event -> enqueue(Key.of(event.object())));
        cluster.watches()
                .on(
                        types.serviceAccounts(),
                        event -> enqueue(new Key(null, Json.text(event.object(), "metadata", "namespace"))));
    }

    @Override
    protected void reconcile(Key key) {
        var found = resources.get(types.namespaces(), null, key.name());
        if (found.isEmpty()) {
            return;
        }
        if (!Json.deleting(found.get())) {
            furnish(key.name());
            return;
        }
        resources.change(
                types.namespaces(),
                null,
                key.name(),
                namespace -> Json.child(namespace, "status").put("phase", "Terminating"),
                Callers.NAMESPACES);
        if (isEmptied(key.name())) {
            resources.change(
                    types.namespaces(),
                    null,
                    key.name(),
                    namespace -> Json.child(namespace, "spec").remove("finalizers"),
                    Callers.NAMESPACES);
        } else {
            enqueueAfter(key, LOOK_AGAIN);
        }
    }

    private void furnish(String namespace) {
        if (resources.get(types.serviceAccounts(), namespace, "default").isEmpty()) {
            var account = Json.object();
            Json.child(account, "metadata").put("name", "default").put("namespace", namespace);
            create(types.serviceAccounts(), account);
        }
    }

    private void create(ResourceType type, ObjectNode object) {
        try {
            resources.create(type, object, Callers.NAMESPACES);
        } catch (StatusException refused) {
            if (!refused.reason().equals("AlreadyExists")) {
                throw refused;
            }
        }
    }

    /** Deletes everything; true when nothing was there. */
    private boolean isEmptied(String namespace) {
        var empty = true;
        for (var type : contents) {
            for (var object : resources.list(type, namespace)) {
                empty = false;
                if (!Json.deleting(object)) {
                    resources.delete(type, namespace, Json.name(object), Callers.NAMESPACES);
                }
            }
        }
        return empty;
    }
}
