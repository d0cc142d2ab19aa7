package cloud.nuvem.dev.cluster.access.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the objects of each namespace take: those stored, and those admitted that no watch has told of yet. */
final class Ledger {

    /** How long an admitted object counts without having been seen: it was refused after all. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * One object.
     *
     * @param name with its kind in front
     */
    record Key(String namespace, String name) {}

    private record Admitted(Usage usage, Instant until) {}

    private final InstantSource clock;
    private final Map<Key, Usage> stored = new HashMap<>();
    private final Map<Key, Admitted> admitted = new HashMap<>();
    private final Map<String, Usage> totals = new HashMap<>();

    Ledger(InstantSource clock) {
        this.clock = clock;
    }

    /** An object as a watch tells, late perhaps: what was admitted since stays until it is told of itself. */
    synchronized void store(Key key, @Nullable Usage usage) {
        var before = usage == null ? stored.remove(key) : stored.put(key, usage);
        var coming = admitted.get(key);
        if (coming != null && coming.usage.equals(usage)) {
            admitted.remove(key);
        }
        add(key.namespace(), before == null ? Usage.NONE : before, usage == null ? Usage.NONE : usage);
    }

    /** An object as it will be in a moment. */
    synchronized void admit(Key key, Usage usage) {
        admitted.put(key, new Admitted(usage, clock.instant().plus(PATIENCE)));
    }

    synchronized boolean has(Key key) {
        return stored.containsKey(key);
    }

    /** What a namespace takes, with everything that is on its way. */
    synchronized Usage used(String namespace) {
        var now = clock.instant();
        admitted.values().removeIf(coming -> coming.until.isBefore(now));
        var used = totals.getOrDefault(namespace, Usage.NONE);
        for (var coming : admitted.entrySet()) {
            if (coming.getKey().namespace().equals(namespace)) {
                var before = stored.getOrDefault(coming.getKey(), Usage.NONE);
                used = used.plus(coming.getValue().usage).minus(before);
            }
        }
        return used;
    }

    private void add(String namespace, Usage before, Usage now) {
        totals.merge(namespace, now.minus(before), Usage::plus);
    }
}
