package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterObject;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one kind in one region, by namespace and name. Written by the one thread that watches, read by any.
 */
final class KindStore<T> {

    private final Function<ClusterObject, @Nullable T> mapper;
    private final Map<String, Map<String, T>> byNamespace = new ConcurrentHashMap<>();
    private final Map<Key, String> versions = new ConcurrentHashMap<>();
    private final Changes<T> changes;

    /** Where an object lives. */
    record Key(String namespace, String name) {}

    /** Hears of every change, after it. */
    @FunctionalInterface
    interface Changes<T> {
        void changed(Key key, @Nullable T now);
    }

    KindStore(Function<ClusterObject, @Nullable T> mapper, Changes<T> changes) {
        this.mapper = mapper;
        this.changes = changes;
    }

    Collection<T> in(String namespace) {
        var there = byNamespace.get(namespace);
        return there == null ? Set.of() : Collections.unmodifiableCollection(there.values());
    }

    Optional<T> find(String namespace, String name) {
        var there = byNamespace.get(namespace);
        return there == null ? Optional.empty() : Optional.ofNullable(there.get(name));
    }

    Collection<T> all() {
        return byNamespace.values().stream()
                .flatMap(there -> there.values().stream())
                .toList();
    }

    int size() {
        return versions.size();
    }

    /** Keeps the object; nothing happens when it is known in this very version. */
    void put(ClusterObject object) {
        var key = new Key(object.namespace().intern(), object.name());
        if (object.version().equals(versions.put(key, object.version()))) {
            return;
        }
        var value = mapper.apply(object);
        var before = value == null ? take(key) : keep(key, value);
        if (!Objects.equals(before, value)) {
            changes.changed(key, value);
        }
    }

    void remove(Key key) {
        versions.remove(key);
        if (take(key) != null) {
            changes.changed(key, null);
        }
    }

    /** Removes everything that a complete list did not show. */
    void retain(Set<Key> seen) {
        var gone = new HashSet<>(versions.keySet());
        gone.removeAll(seen);
        gone.forEach(this::remove);
    }

    private @Nullable T keep(Key key, T value) {
        return byNamespace
                .computeIfAbsent(key.namespace(), namespace -> new ConcurrentHashMap<>())
                .put(key.name(), value);
    }

    private @Nullable T take(Key key) {
        var there = byNamespace.get(key.namespace());
        if (there == null) {
            return null;
        }
        var taken = there.remove(key.name());
        if (there.isEmpty()) {
            byNamespace.remove(key.namespace());
        }
        return taken;
    }
}
