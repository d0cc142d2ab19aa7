package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A keyed work queue: each key is worked on by one thread at a time, however often it is asked for meanwhile, and again
 * later when it failed. Subclasses compare what is with what should be and write the difference.
 */
public abstract class Reconciler {

    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    private enum Turn {
        QUEUED,
        RUNNING,
        RUNNING_AGAIN
    }

    private record Wait(String what, long due) {}

    protected final Surroundings cluster;
    protected final Resources resources;
    protected final Types types;

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final ConcurrentMap<Key, Turn> turns = new ConcurrentHashMap<>();
    private final ConcurrentMap<Key, Wait> waits = new ConcurrentHashMap<>();
    private final ConcurrentMap<Key, Integer> failures = new ConcurrentHashMap<>();

    protected Reconciler(Surroundings cluster) {
        this.cluster = cluster;
        this.resources = cluster.resources();
        this.types = cluster.types();
    }

    /** Brings one object closer to what it should be. Safe to call at any time, also when the object is gone. */
    protected abstract void reconcile(Key key);

    protected final void enqueue(Key key) {
        var fresh = new AtomicBoolean();
        turns.compute(key, (_, turn) -> {
            fresh.set(turn == null);
            return turn == null || turn == Turn.QUEUED ? Turn.QUEUED : Turn.RUNNING_AGAIN;
        });
        if (fresh.get()) {
            cluster.run(() -> work(key));
        }
    }

    protected final void enqueueAfter(Key key, Duration realistic) {
        cluster.runAfter(cluster.paced(realistic), () -> enqueue(key));
    }

    /**
     * Whether the given time has passed since this was first asked about this key; if not, the key comes again when it has.
     * A key waits for one thing at a time.
     */
    protected final boolean elapsed(Key key, String what, Duration realistic) {
        var now = System.nanoTime();
        var waiting = waits.get(key);
        if (waiting == null || !waiting.what().equals(what)) {
            var delay = cluster.paced(realistic);
            waits.put(key, new Wait(what, now + delay.toNanos()));
            cluster.runAfter(delay, () -> enqueue(key));
            return false;
        }
        if (now - waiting.due() < 0) {
            return false;
        }
        waits.remove(key);
        return true;
    }

    /** Drops what is remembered about an object that is gone. */
    protected final void forget(Key key) {
        waits.remove(key);
        failures.remove(key);
    }

    private void work(Key key) {
        turns.put(key, Turn.RUNNING);
        try {
            reconcile(key);
            failures.remove(key);
        } catch (StatusException refused) {
            log.debug("{} {}: {}", getClass().getSimpleName(), key, refused.getMessage());
            retry(key);
        } catch (RuntimeException broken) {
            if (!cluster.isClosed()) {
                log.warn("{} {} failed, will try again", getClass().getSimpleName(), key, broken);
                retry(key);
            }
        } finally {
            if (turns.computeIfPresent(key, (_, turn) -> turn == Turn.RUNNING ? null : Turn.QUEUED) != null) {
                cluster.run(() -> work(key));
            }
        }
    }

    private void retry(Key key) {
        var attempt = failures.merge(key, 1, Integer::sum);
        var delay = FIRST_RETRY.multipliedBy(1L << Math.min(attempt - 1, 10));
        enqueueAfter(key, delay.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : delay);
    }
}
