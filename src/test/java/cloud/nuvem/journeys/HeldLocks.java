package cloud.nuvem.journeys;

import com.vaadin.flow.server.SessionLockEvent;
import com.vaadin.flow.server.SessionLockListener;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long threads wait while they hold a session's lock: for an answer of a region, another thread, another lock; the database is
 * another matter. Looked at every few
 * milliseconds; a thread that could go on but gets no processor does not wait, so that a busy machine changes nothing.
 */
final class HeldLocks implements SessionLockListener, AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(5);

    private final transient Map<Thread, Boolean> holders = new ConcurrentHashMap<>();
    private final transient Map<Thread, Long> waitingSince = new ConcurrentHashMap<>();
    private final AtomicLong longest = new AtomicLong();
    private final transient Thread watcher =
            Thread.ofPlatform().name("held-locks").unstarted(this::watch);
    private transient volatile List<StackTraceElement> where = List.of();
    private transient @Nullable Registration registration;

    private HeldLocks() {}

    static HeldLocks of(VaadinService service) {
        var locks = new HeldLocks();
        locks.registration = service.addSessionLockListener(locks);
        locks.watcher.start();
        return locks;
    }

    @Override
    public void lockAcquired(SessionLockEvent event) {
        holders.put(Thread.currentThread(), true);
    }

    @Override
    public void lockReleased(SessionLockEvent event) {
        holders.remove(Thread.currentThread());
        waitingSince.remove(Thread.currentThread());
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            holders.keySet().forEach(this::look);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void look(Thread holder) {
        if (holder.getState() == Thread.State.RUNNABLE || asksTheDatabase(holder)) {
            waitingSince.remove(holder);
            return;
        }
        long now = System.nanoTime();
        long waited = now - waitingSince.computeIfAbsent(holder, thread -> now);
        if (holders.containsKey(holder)) {
            long before = longest.getAndAccumulate(waited, Math::max);
            if (waited > before) {
                where = List.of(holder.getStackTrace());
            }
        }
    }

    private static boolean asksTheDatabase(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.startsWith("org.postgresql.") || name.startsWith("com.zaxxer.hikari."));
    }

    Duration longestWait() {
        return Duration.ofNanos(longest.get());
    }

    /** What the longest wait was for. */
    List<StackTraceElement> where() {
        return where;
    }

    @Override
    public void close() {
        if (registration != null) {
            registration.remove();
        }
        watcher.interrupt();
        System.out.printf(
                "longest wait with a session's lock: %d ms%n", longestWait().toMillis());
    }
}
