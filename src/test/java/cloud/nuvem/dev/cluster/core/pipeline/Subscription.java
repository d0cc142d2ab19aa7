package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.Resources.Event;
import cloud.nuvem.dev.cluster.core.store.Change;
import cloud.nuvem.dev.cluster.core.store.Key;
import cloud.nuvem.dev.cluster.core.store.Shelf;
import cloud.nuvem.dev.cluster.core.store.Stored;
import cloud.nuvem.dev.cluster.core.store.TooOldException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener in process what exists and what changes, until interrupted. A listener that fell behind is told the difference. */
final class Subscription implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final long WAIT = TimeUnit.SECONDS.toNanos(10);

    private final Shelf shelf;
    private final Consumer<Event> listener;
    private final Map<Key, Stored> told = new HashMap<>();
    private Shelf.Following following;

    Subscription(Shelf shelf, Shelf.Following following, Consumer<Event> listener) {
        this.shelf = shelf;
        this.following = following;
        this.listener = listener;
    }

    @Override
    public void run() {
        tellDifference(following.snapshot().objects());
        while (!Thread.currentThread().isInterrupted()) {
            try {
                following.changes().await(WAIT).forEach(this::tell);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (TooOldException behind) {
                following = shelf.follow(null);
                tellDifference(following.snapshot().objects());
            }
        }
    }

    private void tellDifference(List<Stored> objects) {
        var gone = new HashMap<>(told);
        for (var stored : objects) {
            var known = told.get(stored.key());
            gone.remove(stored.key());
            if (known == null) {
                tell(Event.Type.ADDED, stored);
            } else if (known.version() != stored.version()) {
                tell(Event.Type.MODIFIED, stored);
            }
        }
        gone.values().forEach(stored -> tell(Event.Type.DELETED, stored));
    }

    private void tell(Change change) {
        if (change.deletion()) {
            tell(Event.Type.DELETED, change.after());
        } else {
            tell(change.before() == null ? Event.Type.ADDED : Event.Type.MODIFIED, change.after());
        }
    }

    private void tell(Event.Type type, Stored stored) {
        if (type == Event.Type.DELETED) {
            told.remove(stored.key());
        } else {
            told.put(stored.key(), stored);
        }
        try {
            listener.accept(new Event(type, stored.json().deepCopy()));
        } catch (RuntimeException failure) {
            LOG.error("A listener failed on {} of {}", type, stored.key(), failure);
        }
    }
}
