package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.tenancy.ProjectDirectory;
import cloud.nuvem.tenancy.ProjectDirectory.ListedProject;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.TenantEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps every project's namespace as it must be, level-triggered: whatever happened, it looks at what is listed and what is
 * there. Changes are only nudges to look sooner. Runs in every replica: everything it writes is the same from each.
 */
@Component
class NamespaceReconciler implements SmartLifecycle, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(NamespaceReconciler.class);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20); // a region that comes back is met soon
    private static final int WORKERS = 4;
    private static final String NAMESPACE_PREFIX = "nuvem-";

    private final ProjectDirectory directory;
    private final ProjectNamespaces namespaces;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Readiness readiness = new Readiness();
    private final List<ScheduledExecutorService> workers = IntStream.rangeClosed(1, WORKERS)
            .mapToObj(number -> Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("namespaces-" + number).factory()))
            .toList();
    private volatile Listing listing = new Listing(Map.of(), Map.of());
    private volatile boolean running;
    private @Nullable Future<?> sweeps;

    /** What the directory said last, by namespace. */
    private record Listing(Map<String, ListedProject> living, Map<String, ListedProject> deleted) {}

    NamespaceReconciler(ProjectDirectory directory, ProjectNamespaces namespaces) {
        this.directory = directory;
        this.namespaces = namespaces;
        namespaces.onChange(namespace -> look(namespace, SOON));
    }

    /** Waits for a young project's namespace. Returns false when it is not complete in time. */
    boolean awaitReady(ProjectId project, Duration patience) {
        return readiness.await(project.namespace(), patience);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(TenantEvent.ProjectCreated created) {
        sweepSoon();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(TenantEvent.ProjectDeleted deleted) {
        sweepSoon();
    }

    @Override
    public synchronized void start() {
        running = true;
        sweeps = workers.getFirst().scheduleWithFixedDelay(this::sweep, 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (sweeps != null) {
            sweeps.cancel(true);
        }
    }

    @Override
    public void destroy() {
        workers.forEach(ScheduledExecutorService::shutdownNow);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void sweepSoon() {
        if (running) {
            workers.getFirst().execute(this::sweep);
        }
    }

    private void sweep() {
        try {
            listing = new Listing(byNamespace(directory.all()), byNamespace(directory.deleted()));
            listing.living().keySet().forEach(namespace -> look(namespace, Duration.ZERO));
            listing.deleted().keySet().forEach(namespace -> look(namespace, Duration.ZERO));
        } catch (DataAccessException unreadable) {
            LOG.warn("The directory of projects cannot be read: {}", unreadable.getMessage());
        }
    }

    private static Map<String, ListedProject> byNamespace(List<ListedProject> projects) {
        return projects.stream()
                .collect(Collectors.toMap(listed -> listed.project().id().namespace(), Function.identity()));
    }

    private void look(String namespace, Duration delay) {
        if (running && namespace.startsWith(NAMESPACE_PREFIX) && waiting.add(namespace)) {
            var _ = worker(namespace).schedule(() -> reconcile(namespace), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Always the same for one namespace, so that no two work on it at once. */
    private ScheduledExecutorService worker(String namespace) {
        return workers.get(Math.floorMod(namespace.hashCode(), WORKERS));
    }

    private void reconcile(String namespace) {
        waiting.remove(namespace); // before looking: what changes from now on is looked at anew
        try {
            var project = listing.living().get(namespace);
            var deleted = listing.deleted().get(namespace);
            if (project != null && namespaces.isDriven(project)) {
                namespaces.mend(project);
                readiness.ready(namespace);
            } else if (project == null && deleted != null && namespaces.isDriven(deleted)) {
                namespaces.remove(deleted);
            }
            failures.remove(namespace);
        } catch (ClusterException trouble) {
            int count = failures.merge(namespace, 1, Integer::sum);
            LOG.warn("{}: {} (attempt {})", namespace, trouble.getMessage(), count);
            look(namespace, pause(count));
        }
    }

    private static Duration pause(int failures) {
        var grown = Duration.ofMillis(500L << Math.min(failures, 10));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }
}
