package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.controllers.Pace;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What controllers work with: the cluster, time, and the few threads that they share. */
public final class Surroundings implements AutoCloseable {

    private static final int THREADS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Resources resources;
    private final Types types;
    private final ScheduledExecutorService timer;
    private final Pace pace;
    private final Watches watches = new Watches();
    private final EventRecorder events;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("cluster-controller-", 0).daemon().factory());

    public Surroundings(Resources resources, ScheduledExecutorService timer, Pace pace) {
        this.resources = resources;
        this.types = Types.of(resources);
        this.timer = timer;
        this.pace = pace;
        this.events = new EventRecorder(resources, types.events());
    }

    public Resources resources() {
        return resources;
    }

    public Types types() {
        return types;
    }

    public Watches watches() {
        return watches;
    }

    public EventRecorder events() {
        return events;
    }

    /**
     * Changes an object that was read before, unless the change would make no difference to it: most looks at an object find
     * nothing to do, and asking the store costs a write's checks. A change in between is heard of and looked at again.
     *
     * @param change without side effects, for it may run more than once
     */
    public void change(ResourceType type, ObjectNode seen, Consumer<ObjectNode> change, Caller caller) {
        var wanted = seen.deepCopy();
        change.accept(wanted);
        if (!wanted.equals(seen)) {
            var key = Key.of(seen);
            resources.change(type, key.namespace(), key.name(), change, caller);
        }
    }

    /** From now on what happens is heard. */
    public void open() {
        watches.open(resources);
    }

    Duration paced(Duration realistic) {
        return pace.of(realistic);
    }

    void run(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException closed) {
            // The cluster is going down; what is left undone is found again in the store.
        }
    }

    void runAfter(Duration delay, Runnable work) {
        try {
            var _ = timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // As above.
        }
    }

    boolean isClosed() {
        return workers.isShutdown();
    }

    @Override
    public void close() {
        workers.shutdownNow();
        watches.close();
        try {
            workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
