package cloud.nuvem.dev.cluster.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The last changes of one type, for watches: a ring that forgets the oldest. */
final class History {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final @Nullable Change[] ring;
    private long first;
    private long next;

    /** Version at and below which nothing is known. */
    private long forgottenUpTo;

    History(int capacity) {
        this.ring = new @Nullable Change[capacity];
    }

    void add(Change change) {
        lock.lock();
        try {
            if (next - first == ring.length) {
                forgottenUpTo = at(first).version();
                first++;
            }
            ring[(int) (next % ring.length)] = change;
            next++;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything, as a compaction of etcd does; readers at the end are behind too. */
    void forget(long upTo) {
        lock.lock();
        try {
            next++;
            first = next;
            forgottenUpTo = upTo;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Position of the first change after this version.
     *
     * @throws TooOldException when it is forgotten
     */
    long positionAfter(long version) {
        lock.lock();
        try {
            if (version < forgottenUpTo) {
                throw new TooOldException(version, forgottenUpTo);
            }
            long position = next;
            while (position > first && at(position - 1).version() > version) {
                position--;
            }
            return position;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Changes from a position on, waiting for the first; empty after the wait.
     *
     * @throws TooOldException when overrun
     */
    List<Change> await(long position, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (position >= next && left > 0) {
                left = grown.awaitNanos(left);
            }
            if (position < first) {
                throw new TooOldException(0, forgottenUpTo);
            }
            return range(position);
        } finally {
            lock.unlock();
        }
    }

    boolean isEnd(long position) {
        lock.lock();
        try {
            return position == next;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Everything after this version, oldest first.
     *
     * @throws TooOldException when it is forgotten
     */
    List<Change> since(long version) {
        lock.lock();
        try {
            return range(positionAfter(version));
        } finally {
            lock.unlock();
        }
    }

    private List<Change> range(long from) {
        var changes = new ArrayList<Change>();
        for (long position = from; position < next; position++) {
            changes.add(at(position));
        }
        return changes;
    }

    private Change at(long position) {
        var change = ring[(int) (position % ring.length)];
        if (change == null) {
            throw new IllegalStateException("no change at " + position);
        }
        return change;
    }
}
