package cloud.nuvem.dev.prometheus.promql;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The names and values that tell series apart, in the order of names. An empty value is the same as none. */
public final class Labels implements Comparable<Labels> {

    public static final String NAME = "__name__";
    public static final Labels NONE = new Labels(new TreeMap<>());

    private final SortedMap<String, String> values;
    private final int hash;

    private Labels(SortedMap<String, String> values) {
        this.values = values;
        this.hash = values.hashCode();
    }

    public static Labels of(Map<String, String> values) {
        var kept = new TreeMap<>(values);
        kept.values().removeIf(String::isEmpty);
        return new Labels(kept);
    }

    /** The value; empty when there is none. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public SortedMap<String, String> asMap() {
        return Collections.unmodifiableSortedMap(values);
    }

    /** The same with this one; an empty value takes it away. */
    public Labels with(String name, String value) {
        var changed = new TreeMap<>(values);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Labels(changed);
    }

    public Labels withoutName() {
        return values.containsKey(NAME) ? with(NAME, "") : this;
    }

    Labels without(Collection<String> names) {
        var changed = new TreeMap<>(values);
        changed.keySet().removeAll(names);
        return new Labels(changed);
    }

    Labels only(Collection<String> names) {
        var changed = new TreeMap<>(values);
        changed.keySet().retainAll(names);
        return new Labels(changed);
    }

    @Override
    public int compareTo(Labels other) {
        var mine = values.entrySet().iterator();
        var others = other.values.entrySet().iterator();
        while (mine.hasNext() && others.hasNext()) {
            var here = mine.next();
            var there = others.next();
            var names = here.getKey().compareTo(there.getKey());
            if (names != 0) {
                return names;
            }
            var contents = here.getValue().compareTo(there.getValue());
            if (contents != 0) {
                return contents;
            }
        }
        return Integer.compare(values.size(), other.values.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels labels && labels.hash == hash && labels.values.equals(values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** As Prometheus writes them: {@code name{a="b", c="d"}}. */
    @Override
    public String toString() {
        return get(NAME)
                + values.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(NAME))
                        .map(entry -> entry.getKey() + "=\""
                                + entry.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .collect(Collectors.joining(", ", "{", "}"));
    }
}
