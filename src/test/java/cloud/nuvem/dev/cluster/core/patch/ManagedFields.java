package cloud.nuvem.dev.cluster.core.patch;

import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who owns which field of an object, as {@code metadata.managedFields} tells. */
public record ManagedFields(List<Entry> entries) {

    private static final Set<String> UNOWNED = Set.of(
            "name",
            "namespace",
            "generateName",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "managedFields");

    /**
     * One writer.
     *
     * @param operation Apply or Update
     * @param subresource empty for the object itself
     */
    public record Manager(String name, String operation, String apiVersion, String subresource) {

        boolean isSameAs(Manager other) {
            return name.equals(other.name)
                    && operation.equals(other.operation)
                    && subresource.equals(other.subresource)
                    && (operation.equals("Apply") || apiVersion.equals(other.apiVersion));
        }
    }

    /** @param time RFC 3339 */
    record Entry(Manager manager, String time, FieldSet fields) {

        private ObjectNode json() {
            var json = Json.object().put("apiVersion", manager.apiVersion()).put("fieldsType", "FieldsV1");
            json.set("fieldsV1", fields.json());
            json.put("manager", manager.name()).put("operation", manager.operation());
            if (!manager.subresource().isEmpty()) {
                json.put("subresource", manager.subresource());
            }
            return json.put("time", time);
        }
    }

    static ManagedFields of(JsonNode object) {
        var entries = new ArrayList<Entry>();
        for (var entry : object.path("metadata").path("managedFields")) {
            var manager = new Manager(
                    Json.textOrEmpty(entry, "manager"),
                    Json.textOrEmpty(entry, "operation"),
                    Json.textOrEmpty(entry, "apiVersion"),
                    Json.textOrEmpty(entry, "subresource"));
            entries.add(new Entry(manager, Json.textOrEmpty(entry, "time"), FieldSet.parse(entry.path("fieldsV1"))));
        }
        return new ManagedFields(List.copyOf(entries));
    }

    /** What the manager owns; nothing when it is new. */
    FieldSet of(Manager manager) {
        return entries.stream()
                .filter(entry -> entry.manager().isSameAs(manager))
                .map(Entry::fields)
                .reduce(FieldSet.EMPTY, FieldSet::union);
    }

    List<Entry> others(Manager manager) {
        return entries.stream()
                .filter(entry -> !entry.manager().isSameAs(manager))
                .toList();
    }

    /** What all others own together. */
    FieldSet ofOthers(Manager manager) {
        return others(manager).stream().map(Entry::fields).reduce(FieldSet.EMPTY, FieldSet::union);
    }

    /** After a manager has taken these fields from everybody else, and others have gone. */
    ManagedFields taken(Manager manager, FieldSet owned, Fields.Difference difference, String time) {
        var after = new ArrayList<Entry>();
        for (var entry : others(manager)) {
            var left = entry.fields().minus(difference.changed()).minus(difference.removed());
            if (!left.isEmpty()) {
                after.add(new Entry(entry.manager(), entry.time(), left));
            }
        }
        if (!owned.isEmpty()) {
            boolean same = difference.isNone() && owned.equals(of(manager));
            after.add(new Entry(manager, same ? timeOf(manager, time) : time, owned));
        }
        return new ManagedFields(List.copyOf(after));
    }

    private String timeOf(Manager manager, String otherwise) {
        return entries.stream()
                .filter(entry -> entry.manager().isSameAs(manager))
                .map(Entry::time)
                .findFirst()
                .orElse(otherwise);
    }

    /** Sets or, when nobody owns anything, removes the field. */
    void writeTo(ObjectNode metadata) {
        if (entries.isEmpty()) {
            metadata.remove("managedFields");
        } else {
            ArrayNode json = metadata.putArray("managedFields");
            entries.forEach(entry -> json.add(entry.json()));
        }
    }

    /** Records an update in the new tree: whoever changed a field owns it from now on. */
    public static void update(Schema schema, @Nullable ObjectNode old, ObjectNode now, Manager manager, String time) {
        var metadata = (ObjectNode) now.path("metadata");
        var reset = metadata.get("managedFields");
        boolean forgotten = old != null && reset != null && reset.isArray() && reset.isEmpty();
        var before = old == null || forgotten ? new ManagedFields(List.of()) : of(old);
        var difference = Fields.between(owned(old == null ? Json.object() : old), owned(now), schema);
        var own = before.of(manager).minus(difference.removed()).union(difference.changed());
        before.taken(manager, own, difference, time).writeTo(metadata);
    }

    /** The part of an object that can have owners, sharing its subtrees. */
    static ObjectNode owned(ObjectNode object) {
        var owned = Json.object();
        object.properties().forEach(entry -> {
            if (!entry.getKey().equals("apiVersion") && !entry.getKey().equals("kind")) {
                owned.set(entry.getKey(), entry.getValue());
            }
        });
        if (object.get("metadata") instanceof ObjectNode metadata) {
            var rest = Json.object();
            metadata.properties().forEach(entry -> {
                if (!UNOWNED.contains(entry.getKey())) {
                    rest.set(entry.getKey(), entry.getValue());
                }
            });
            owned.remove("metadata");
            if (!rest.isEmpty()) {
                owned.set("metadata", rest);
            }
        }
        return owned;
    }
}
