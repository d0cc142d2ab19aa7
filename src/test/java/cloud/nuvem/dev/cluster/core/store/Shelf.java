package cloud.nuvem.dev.cluster.core.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All objects of one type, in order, and their history. */
public final class Shelf {

    private final Store store;
    private final ConcurrentSkipListMap<Key, Stored> objects = new ConcurrentSkipListMap<>();
    private final History history;
    private int size;

    Shelf(Store store, int historyLength) {
        this.store = store;
        this.history = new History(historyLength);
    }

    /**
     * A consistent view.
     *
     * @param version the cluster's version that it shows
     */
    public record Snapshot(long version, List<Stored> objects) {}

    public Optional<Stored> get(Key key) {
        return Optional.ofNullable(objects.get(key));
    }

    int size() {
        return size;
    }

    Collection<Stored> all() {
        return objects.values();
    }

    /** What is stored now. */
    public Snapshot now(@Nullable String namespace) {
        return store.reading(version ->
                new Snapshot(version, List.copyOf(within(objects, namespace).values())));
    }

    /**
     * What was stored at a version.
     *
     * @throws TooOldException when that is forgotten
     */
    public Snapshot at(long version, @Nullable String namespace) {
        var past = store.reading(now -> {
            var map = new TreeMap<>(within(objects, namespace));
            var later = new ArrayList<>(history.since(version));
            later.sort(Comparator.comparingLong(Change::version).reversed());
            later.forEach(change -> undo(map, change));
            return map;
        });
        return new Snapshot(version, List.copyOf(within(past, namespace).values()));
    }

    private static void undo(Map<Key, Stored> map, Change change) {
        var before = change.before();
        if (before == null) {
            map.remove(change.after().key());
        } else {
            map.put(before.key(), before);
        }
    }

    /**
     * Follows changes after a version.
     *
     * @throws TooOldException when that is forgotten
     */
    public Cursor after(long version) {
        return new Cursor(history.positionAfter(version));
    }

    /** What is stored now, and a cursor on everything later. */
    public Following follow(@Nullable String namespace) {
        return store.reading(version -> new Following(
                new Snapshot(version, List.copyOf(within(objects, namespace).values())), after(version)));
    }

    /** A snapshot with what follows it. */
    public record Following(Snapshot snapshot, Cursor changes) {}

    /** Forgets the history, as a compaction does: watches that lag and versions of the past are gone. */
    void forgetHistory(long upTo) {
        history.forget(upTo);
    }

    void put(Stored stored) {
        var before = objects.put(stored.key(), stored);
        size += before == null ? 1 : 0;
        history.add(new Change(before, stored, false));
    }

    void remove(Stored last) {
        var before = objects.remove(last.key());
        size -= before == null ? 0 : 1;
        history.add(new Change(before, last, true));
    }

    /** Sets an object without history, while loading. */
    void load(Stored stored) {
        size += objects.put(stored.key(), stored) == null ? 1 : 0;
    }

    void unload(Key key) {
        size -= objects.remove(key) == null ? 0 : 1;
    }

    private static NavigableMap<Key, Stored> within(NavigableMap<Key, Stored> map, @Nullable String namespace) {
        return namespace == null ? map : map.subMap(new Key(namespace, ""), true, new Key(namespace + "\0", ""), false);
    }

    /** A reader's place in the history. Used by one thread. */
    public final class Cursor {

        private long position;

        private Cursor(long position) {
            this.position = position;
        }

        /**
         * The next changes; empty when none came in time.
         *
         * @throws TooOldException when the reader fell behind
         */
        public List<Change> await(long nanos) throws InterruptedException {
            var changes = history.await(position, nanos);
            position += changes.size();
            return changes;
        }

        /** True when every change so far has been handed out. */
        public boolean isAtEnd() {
            return history.isEnd(position);
        }
    }
}
