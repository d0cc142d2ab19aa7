package cloud.nuvem.dev.cluster.core.store;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** All objects of the cluster under one rising version. Writers come one at a time (see the caller); readers never wait for them long. */
public final class Store implements AutoCloseable {

    /** Changes remembered per type. */
    private static final int HISTORY = 5_000;

    /** A fresh cluster is past its own start, so that version 1 is always too old. */
    private static final long FIRST_VERSION = 100;

    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final @Nullable Journal journal;
    private long version = FIRST_VERSION;

    /** @param journal null keeps nothing */
    public Store(Collection<ResourceType> types, @Nullable Journal journal) {
        this.journal = journal;
        types.forEach(type -> shelves.put(type.qualifiedName(), new Shelf(this, HISTORY)));
        if (journal != null) {
            journal.load(this::load);
        }
        shelves.values().forEach(shelf -> shelf.forgetHistory(version));
    }

    public Shelf shelf(ResourceType type) {
        return shelf(type.qualifiedName());
    }

    private Shelf shelf(String name) {
        return shelves.computeIfAbsent(name, unserved -> new Shelf(this, HISTORY));
    }

    public long version() {
        return reading(now -> now);
    }

    /** Stores an object and stamps its version into it: the tree must be the caller's own and not be changed afterwards. */
    public Stored put(ResourceType type, ObjectNode object) {
        lock.writeLock().lock();
        try {
            var stored = stamp(object);
            shelf(type).put(stored);
            record(type, stored, false);
            return stored;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Removes an object.
     *
     * @param last its last state, stamped with the version of the removal
     */
    public Stored remove(ResourceType type, ObjectNode last) {
        lock.writeLock().lock();
        try {
            var stored = stamp(last);
            shelf(type).remove(stored);
            record(type, stored, true);
            return stored;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Forgets all history: watches that lag behind and continue tokens get 410. */
    public void forgetHistory() {
        lock.writeLock().lock();
        try {
            version++;
            shelves.values().forEach(shelf -> shelf.forgetHistory(version));
        } finally {
            lock.writeLock().unlock();
        }
    }

    <T> T reading(LongFunction<T> work) {
        lock.readLock().lock();
        try {
            return work.apply(version);
        } finally {
            lock.readLock().unlock();
        }
    }

    private Stored stamp(ObjectNode object) {
        version++;
        Metadata.of(object).put("resourceVersion", Long.toString(version));
        return new Stored(keyOf(object), version, object);
    }

    private void record(ResourceType type, Stored stored, boolean deletion) {
        if (journal != null) {
            journal.append(new Journal.Entry(type.qualifiedName(), stored, deletion));
            journal.compactWhenLong(shelves);
        }
    }

    private void load(Journal.Entry entry) {
        version = Math.max(version, entry.stored().version());
        var shelf = shelf(entry.type());
        if (entry.deletion()) {
            shelf.unload(entry.stored().key());
        } else {
            shelf.load(entry.stored());
        }
    }

    static Key keyOf(ObjectNode object) {
        return new Key(Metadata.namespace(object), Metadata.name(object));
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
