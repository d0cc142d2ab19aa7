package cloud.nuvem.cluster;

import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners that something of a project changed: a storm of changes becomes one call per interval, the last change is
 * never missed, and a slow listener holds up nobody but itself.
 */
public final class ProjectSignals implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectSignals.class);

    private final Duration interval;
    private final Map<ProjectId, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final Set<ProjectId> pending = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("project-signals").factory());

    /** @param interval between two calls of one project's listeners, at least */
    public ProjectSignals(Duration interval) {
        this.interval = interval;
    }

    /** @param listener called on a thread of its own */
    public AutoCloseable listen(ProjectId project, Runnable listener) {
        listeners
                .computeIfAbsent(project, unheard -> new CopyOnWriteArrayList<>())
                .add(listener);
        return () -> listeners.computeIfPresent(project, (id, some) -> {
            some.remove(listener);
            return some.isEmpty() ? null : some;
        });
    }

    /** Returns at once. */
    public void changed(ProjectId project) {
        if (listeners.containsKey(project) && pending.add(project) && !timer.isShutdown()) {
            var _ = timer.schedule(() -> tell(project), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void tell(ProjectId project) {
        pending.remove(project); // before the calls: what changes from now on is told anew
        listeners
                .getOrDefault(project, List.of())
                .forEach(
                        listener -> Thread.ofVirtual().name("signal-" + project).start(() -> call(project, listener)));
    }

    private static void call(ProjectId project, Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException failure) {
            LOG.warn("A listener to changes of project {} failed", project, failure);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
