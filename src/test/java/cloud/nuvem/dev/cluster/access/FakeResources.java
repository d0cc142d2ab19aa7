package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A store without HTTP, schema or versions, which calls its watchers before a write returns. */
public final class FakeResources implements Resources {

    private final Map<String, TreeMap<String, ObjectNode>> objects = new ConcurrentHashMap<>();
    private final Map<String, List<Consumer<Event>>> watchers = new ConcurrentHashMap<>();
    public final List<Admission> admission = new CopyOnWriteArrayList<>();

    @Override
    public ResourceType type(String group, String plural) {
        var singular = plural.endsWith("ies") ? plural.substring(0, plural.length() - 3) + "y" : plural.substring(0, plural.length() - 1);
        var kind = switch (singular) {
            case "virtualmachine" -> "VirtualMachine";
            case "datavolume" -> "DataVolume";
            case "persistentvolumeclaim" -> "PersistentVolumeClaim";
            default -> singular;
        };
        return new ResourceType(group, "v1", kind, plural, singular, List.of(), !plural.equals("namespaces") && !plural.startsWith("clusterrole") && !plural.startsWith("validating"), !group.isEmpty(), true,
                JsonNodeFactory.instance.objectNode(), List.of(), Set.of(), Set.of());
    }

    private TreeMap<String, ObjectNode> of(ResourceType type) {
        return objects.computeIfAbsent(type.qualifiedName(), key -> new TreeMap<>());
    }

    private static String key(@Nullable String namespace, String name) {
        return (namespace == null ? "" : namespace) + "/" + name;
    }

    private static String key(ObjectNode object) {
        return key(object.path("metadata").path("namespace").stringValue(null), object.path("metadata").path("name").asString());
    }

    @Override
    public synchronized Optional<ObjectNode> get(ResourceType type, @Nullable String namespace, String name) {
        return Optional.ofNullable(of(type).get(key(namespace, name))).map(ObjectNode::deepCopy);
    }

    @Override
    public synchronized List<ObjectNode> list(ResourceType type, @Nullable String namespace) {
        return of(type).values().stream()
                .filter(object -> namespace == null || object.path("metadata").path("namespace").asString("").equals(namespace))
                .map(ObjectNode::deepCopy)
                .toList();
    }

    @Override
    public ObjectNode create(ResourceType type, ObjectNode object, Caller caller) {
        admit(write(caller, type, Admission.Operation.CREATE, "create", object, null));
        return put(type, object, Event.Type.ADDED);
    }

    private synchronized ObjectNode put(ResourceType type, ObjectNode object, Event.Type event) {
        of(type).put(key(object), object.deepCopy());
        tell(type, new Event(event, object));
        return object;
    }

    private void admit(Admission.Write write) {
        admission.forEach(plugin -> plugin.mutate(write));
        admission.forEach(plugin -> plugin.validate(write));
    }

    public static Admission.Write write(Caller caller, ResourceType type, Admission.Operation operation, String verb, @Nullable ObjectNode object, @Nullable ObjectNode old) {
        var some = object == null ? java.util.Objects.requireNonNull(old) : object;
        var name = some.path("metadata").path("name").asString();
        var request = new ApiRequest(verb, type.group(), "v1", type.plural(), "", some.path("metadata").path("namespace").stringValue(null), verb.equals("deletecollection") ? null : name, "");
        return new Admission.Write(caller, request, type, operation, object, old, false);
    }

    private void tell(ResourceType type, Event event) {
        watchers.getOrDefault(type.qualifiedName(), List.of()).forEach(watcher -> watcher.accept(event));
    }

    @Override
    public synchronized Optional<ObjectNode> change(
            ResourceType type, @Nullable String namespace, String name, Consumer<ObjectNode> change, Caller caller) {
        var stored = of(type).get(key(namespace, name));
        if (stored == null) {
            return Optional.empty();
        }
        var changed = stored.deepCopy();
        change.accept(changed);
        if (!changed.equals(stored)) {
            admit(write(caller, type, Admission.Operation.UPDATE, "update", changed, stored));
            put(type, changed, Event.Type.MODIFIED);
        }
        return Optional.of(changed);
    }

    @Override
    public synchronized void delete(ResourceType type, @Nullable String namespace, String name, Caller caller) {
        var stored = of(type).get(key(namespace, name));
        if (stored != null) {
            admit(write(caller, type, Admission.Operation.DELETE, "delete", null, stored));
            of(type).remove(key(namespace, name));
            tell(type, new Event(Event.Type.DELETED, stored));
        }
    }

    @Override
    public synchronized AutoCloseable watch(ResourceType type, Consumer<Event> listener) {
        new ArrayList<>(of(type).values()).forEach(object -> listener.accept(new Event(Event.Type.ADDED, object)));
        watchers.computeIfAbsent(type.qualifiedName(), key -> new CopyOnWriteArrayList<>()).add(listener);
        return () -> {};
    }
}
