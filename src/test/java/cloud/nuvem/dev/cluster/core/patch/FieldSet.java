package cloud.nuvem.dev.cluster.core.patch;

import cloud.nuvem.dev.cluster.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of field paths as a tree, in the steps of {@code fieldsV1}: {@code f:name} for a field, {@code k:{"name":"a"}} for
 * an element of a keyed list, {@code v:"x"} for an element of a set.
 *
 * @param member the path up to here is in the set itself, not only longer ones
 */
record FieldSet(boolean member, Map<String, FieldSet> children) {

    static final FieldSet EMPTY = new FieldSet(false, Map.of());
    static final FieldSet LEAF = new FieldSet(true, Map.of());

    private static final String SELF = ".";

    static FieldSet parse(JsonNode fields) {
        var children = new TreeMap<String, FieldSet>();
        boolean member = fields.isEmpty();
        for (var entry : fields.properties()) {
            if (entry.getKey().equals(SELF)) {
                member = true;
            } else {
                children.put(entry.getKey(), parse(entry.getValue()));
            }
        }
        return new FieldSet(member, children);
    }

    /** In the form of {@code fieldsV1}. */
    ObjectNode json() {
        var json = Json.object();
        if (member && !children.isEmpty()) {
            json.putObject(SELF);
        }
        children.forEach((step, child) -> json.set(step, child.json()));
        return json;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    FieldSet child(String step) {
        return children.getOrDefault(step, EMPTY);
    }

    FieldSet union(FieldSet other) {
        var merged = new TreeMap<>(children);
        other.children.forEach((step, child) -> merged.merge(step, child, FieldSet::union));
        return new FieldSet(member || other.member, merged);
    }

    /** Without the very paths of the other; longer ones stay. */
    FieldSet minus(FieldSet other) {
        var left = new TreeMap<String, FieldSet>();
        children.forEach((step, child) -> {
            var rest = child.minus(other.child(step));
            if (!rest.isEmpty()) {
                left.put(step, rest);
            }
        });
        return new FieldSet(member && !other.member, left);
    }

    FieldSet intersection(FieldSet other) {
        var common = new TreeMap<String, FieldSet>();
        children.forEach((step, child) -> {
            var both = child.intersection(other.child(step));
            if (!both.isEmpty()) {
                common.put(step, both);
            }
        });
        return new FieldSet(member && other.member, common);
    }

    /** Without everything at and below one step. */
    FieldSet without(String step) {
        var left = new TreeMap<>(children);
        left.remove(step);
        return new FieldSet(member, left);
    }

    FieldSet with(String step, FieldSet child) {
        var more = new TreeMap<>(children);
        more.put(step, child);
        return new FieldSet(member, more);
    }

    /** The paths in the words of a conflict: {@code .spec.parts[name="a"].weight}. */
    List<String> paths() {
        var paths = new ArrayList<String>();
        collect("", paths);
        return paths;
    }

    private void collect(String here, List<String> paths) {
        if (member) {
            paths.add(here);
        }
        children.forEach((step, child) -> child.collect(here + readable(step), paths));
    }

    private static String readable(String step) {
        var value = step.substring(2);
        return switch (step.charAt(0)) {
            case 'f' -> "." + value;
            case 'k' -> {
                var keys = new ArrayList<String>();
                Json.parse(value).properties().forEach(key -> keys.add(key.getKey() + "=" + key.getValue()));
                yield "[" + String.join(",", keys) + "]";
            }
            case 'v' -> "[=" + value + "]";
            default -> "[" + value + "]";
        };
    }
}
