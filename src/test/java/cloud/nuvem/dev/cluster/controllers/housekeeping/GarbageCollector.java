package cloud.nuvem.dev.cluster.controllers.housekeeping;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes what has lost its last owner, also what names an owner that never was; empties an object deleted in the foreground
 * before it goes, and releases the dependents of one deleted as an orphan. Keys are uids.
 */
final class GarbageCollector extends Reconciler {

    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private record Place(ResourceType type, Key key) {}

    private final Map<String, ResourceType> typesByKind;
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> dependents = new ConcurrentHashMap<>();

    /** @param served every kind of the cluster */
    GarbageCollector(Surroundings cluster, List<ResourceType> served) {
        super(cluster);
        var collected = served.stream()
                .filter(type ->
                        type.verbs().contains("delete") && !type.qualifiedName().equals("events"))
                .toList();
        this.typesByKind =
                collected.stream().collect(Collectors.toMap(type -> type.group() + "/" + type.kind(), type -> type));
        collected.forEach(type -> cluster.watches().on(type, event -> onEvent(type, event)));
    }

    private void onEvent(ResourceType type, Event event) {
        var object = event.object();
        var uid = Json.uid(object);
        if (event.type() == Event.Type.DELETED) {
            places.remove(uid);
            owners(object).forEach(owner -> onDependentGone(Json.text(owner, "uid"), uid));
            dependentsOf(uid).forEach(this::enqueueUid);
            return;
        }
        places.put(uid, new Place(type, Key.of(object)));
        for (var owner : owners(object)) {
            dependents
                    .computeIfAbsent(Json.text(owner, "uid"), _ -> ConcurrentHashMap.newKeySet())
                    .add(uid);
        }
        if (mayBeAbandoned(object) || Json.hasFinalizer(object, FOREGROUND) || Json.hasFinalizer(object, ORPHAN)) {
            enqueueUid(uid);
        }
    }

    /** Cheap: a known owner is enough to know that it is not. */
    private boolean mayBeAbandoned(ObjectNode object) {
        var owners = owners(object);
        return !owners.isEmpty()
                && !Json.deleting(object)
                && owners.stream().noneMatch(owner -> places.containsKey(Json.text(owner, "uid")));
    }

    private void onDependentGone(String owner, String dependent) {
        dependents.computeIfPresent(owner, (_, all) -> {
            all.remove(dependent);
            return all.isEmpty() ? null : all;
        });
        enqueueUid(owner);
    }

    private void enqueueUid(String uid) {
        enqueue(new Key(null, uid));
    }

    private Set<String> dependentsOf(String uid) {
        var all = dependents.get(uid);
        return all == null ? Set.of() : Set.copyOf(all);
    }

    private static List<ObjectNode> owners(JsonNode object) {
        return Json.list(object, "metadata", "ownerReferences");
    }

    @Override
    protected void reconcile(Key key) {
        var object = find(key.name());
        if (object == null) {
            return;
        }
        if (Json.deleting(object)) {
            finishDeletion(key.name(), object);
        } else if (!owners(object).isEmpty()
                && owners(object).stream().allMatch(owner -> isGone(owner, Key.of(object)))) {
            delete(key.name());
        }
    }

    private @Nullable ObjectNode find(String uid) {
        var place = places.get(uid);
        if (place == null) {
            return null;
        }
        return resources
                .get(place.type(), place.key().namespace(), place.key().name())
                .filter(object -> Json.uid(object).equals(uid))
                .orElse(null);
    }

    private boolean isGone(JsonNode owner, Key dependent) {
        var uid = Json.text(owner, "uid");
        if (places.containsKey(uid) && find(uid) != null) {
            return false;
        }
        var apiVersion = Json.text(owner, "apiVersion");
        var group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        var type = typesByKind.get(group + "/" + Json.text(owner, "kind"));
        if (type == null) {
            return false;
        }
        var namespace = type.namespaced() ? dependent.namespace() : null;
        return resources
                .get(type, namespace, Json.text(owner, "name"))
                .filter(found -> Json.uid(found).equals(uid))
                .isEmpty();
    }

    private void finishDeletion(String uid, ObjectNode object) {
        if (Json.hasFinalizer(object, ORPHAN)) {
            dependentsOf(uid).forEach(dependent -> release(dependent, uid));
            letGo(uid, ORPHAN);
        } else if (Json.hasFinalizer(object, FOREGROUND)) {
            var left = dependentsOf(uid);
            left.forEach(this::delete);
            if (left.stream().noneMatch(dependent -> blocks(dependent, uid))) {
                letGo(uid, FOREGROUND);
            }
        }
    }

    private boolean blocks(String dependent, String owner) {
        var object = find(dependent);
        return object != null
                && owners(object).stream()
                        .anyMatch(reference -> Json.text(reference, "uid").equals(owner)
                                && Json.flag(reference, "blockOwnerDeletion"));
    }

    private void release(String dependent, String owner) {
        var place = places.get(dependent);
        if (place != null) {
            resources.change(
                    place.type(),
                    place.key().namespace(),
                    place.key().name(),
                    object -> Json.array(Json.child(object, "metadata"), "ownerReferences")
                            .removeIf(reference -> Json.text(reference, "uid").equals(owner)),
                    Callers.GARBAGE_COLLECTOR);
        }
    }

    private void letGo(String uid, String finalizer) {
        var place = places.get(uid);
        if (place != null) {
            resources.change(
                    place.type(),
                    place.key().namespace(),
                    place.key().name(),
                    object -> Json.removeFinalizer(object, finalizer),
                    Callers.GARBAGE_COLLECTOR);
        }
    }

    private void delete(String uid) {
        var place = places.get(uid);
        if (place != null) {
            resources.delete(place.type(), place.key().namespace(), place.key().name(), Callers.GARBAGE_COLLECTOR);
        }
    }
}
