package cloud.nuvem.dev.cluster.core.patch;

import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import cloud.nuvem.dev.cluster.core.schema.Pruning;
import cloud.nuvem.dev.cluster.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Server-side apply: a manager says what it wants, gets it merged in, owns it, and loses what it no longer wants.
 *
 * @param wanted the apply configuration
 * @param force takes fields that others own
 * @param time RFC 3339
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff">the rules, as Kubernetes implements them</a>
 */
public record ServerSideApply(
        ObjectNode wanted, Schema schema, ManagedFields.Manager manager, boolean force, String time) {

    /** Whoever creates an object by applying owns what it named. */
    public void recordCreation(ObjectNode created) {
        var difference = Fields.between(Json.object(), Json.object(), schema);
        new ManagedFields(List.of())
                .taken(manager, wantedFields(), difference, time)
                .writeTo(Metadata.of(created));
    }

    /**
     * The live object with what is wanted merged in and ownership recorded, as a tree of its own.
     *
     * @throws StatusException 409 when others own fields that would change, unless forced
     */
    public ObjectNode applyTo(ObjectNode live) {
        var before = ManagedFields.of(live);
        var own = wantedFields();
        var merged = live.deepCopy();
        merge(merged, wanted, schema);
        var dropped = before.of(manager).minus(own);
        remove(merged, schema, dropped, own.union(before.ofOthers(manager)));
        var difference = Fields.between(ManagedFields.owned(live), ManagedFields.owned(merged), schema);
        if (!force) {
            checkConflicts(before, difference);
        }
        before.taken(manager, own, difference, time).writeTo(Metadata.of(merged));
        return merged;
    }

    private FieldSet wantedFields() {
        var known = wanted.deepCopy();
        Pruning.prune(known, schema);
        var owned = ManagedFields.owned(known);
        return owned.isEmpty() ? FieldSet.EMPTY : Fields.of(owned, schema);
    }

    private void checkConflicts(ManagedFields before, Fields.Difference difference) {
        var conflicts = new TreeMap<String, List<String>>();
        var causes = new ArrayList<Cause>();
        for (var entry : before.others(manager)) {
            for (var path : entry.fields().intersection(difference.changed()).paths()) {
                conflicts
                        .computeIfAbsent(named(entry), first -> new ArrayList<>())
                        .add(path);
                causes.add(new Cause("FieldManagerConflict", path, "conflict with " + named(entry)));
            }
        }
        if (!causes.isEmpty()) {
            throw new StatusException(409, "Conflict", message(conflicts, causes), null, null, null, causes, Map.of());
        }
    }

    private static String named(ManagedFields.Entry entry) {
        var owner = entry.manager();
        var named = "\"" + owner.name() + "\""
                + (owner.subresource().isEmpty() ? "" : " with subresource \"" + owner.subresource() + "\"");
        return owner.operation().equals("Update")
                ? named + " using " + owner.apiVersion() + " at " + entry.time()
                : named;
    }

    private static String message(Map<String, List<String>> conflicts, List<Cause> causes) {
        if (causes.size() == 1) {
            var only = causes.getFirst();
            return "Apply failed with 1 conflict: " + only.message() + ": " + only.field();
        }
        var lines = new ArrayList<String>();
        conflicts.forEach((owner, paths) -> {
            lines.add("conflicts with " + owner + ":");
            paths.forEach(path -> lines.add("- " + path));
        });
        return "Apply failed with " + causes.size() + " conflicts: " + String.join("\n", lines);
    }

    private static void merge(ObjectNode target, JsonNode wanted, Schema schema) {
        wanted.properties().forEach(entry -> {
            var name = entry.getKey();
            target.set(name, merged(target.path(name), entry.getValue(), schema.fieldOrAny(name)));
        });
    }

    private static JsonNode merged(JsonNode target, JsonNode wanted, Schema schema) {
        if (target instanceof ObjectNode object && wanted.isObject() && !schema.atomicMap()) {
            merge(object, wanted, schema);
            return object;
        }
        if (target instanceof ArrayNode array && wanted.isArray() && (schema.isKeyedList() || schema.isSetList())) {
            wanted.forEach(element -> mergeElement(array, element, schema));
            return array;
        }
        return wanted.deepCopy();
    }

    private static void mergeElement(ArrayNode array, JsonNode wanted, Schema schema) {
        var step = Fields.step(wanted, schema);
        for (int i = 0; i < array.size(); i++) {
            if (step != null && step.equals(Fields.step(array.path(i), schema))) {
                array.set(i, merged(array.path(i), wanted, schema.itemsOrAny()));
                return;
            }
        }
        array.add(wanted.deepCopy());
    }

    /** Removes dropped fields that nobody else keeps, and containers that thereby became empty. */
    private static void remove(JsonNode node, Schema schema, FieldSet dropped, FieldSet kept) {
        Fields.parts(node, schema).forEach((step, part) -> {
            var gone = dropped.child(step);
            var others = kept.child(step);
            if (gone.isEmpty()) {
                return;
            }
            if (others.isEmpty() && gone.member()) {
                removePart(node, step, schema);
                return;
            }
            boolean hadContent = !part.value().isEmpty();
            remove(part.value(), part.schema(), gone, others);
            if (others.isEmpty() && hadContent && part.value().isEmpty()) {
                removePart(node, step, schema);
            }
        });
    }

    private static void removePart(JsonNode container, String step, Schema schema) {
        if (container instanceof ObjectNode object) {
            object.remove(step.substring(2));
        } else if (container instanceof ArrayNode array) {
            array.removeIf(element -> step.equals(Fields.step(element, schema)));
        }
    }
}
