package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.controllers.Pace;
import cloud.nuvem.dev.cluster.core.Resources;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What controllers work with: the cluster, time, and the few threads that they share. */
public final class Surroundings implements AutoCloseable {

    private static final int THREADS = 3;

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
            timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // As above.
        }
    }

    boolean isClosed() {
        return workers.isShutdown();
    }

    @Override
    public void close() throws Exception {
        workers.shutdownNow();
        watches.close();
        workers.awaitTermination(5, TimeUnit.SECONDS);
    }
}
