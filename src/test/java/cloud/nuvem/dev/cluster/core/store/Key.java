package cloud.nuvem.dev.cluster.core.store;

import java.util.Comparator;

/**
 * Where an object of one type stands.
 *
 * @param namespace empty for cluster-scoped objects
 */
public record Key(String namespace, String name) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::namespace).thenComparing(Key::name);

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
