package cloud.nuvem.activity.internal;

import cloud.nuvem.activity.ActivityLog;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectDirectory;
import cloud.nuvem.tenancy.ProjectDirectory.ListedProject;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Collects steps for moments and writes them together; what the database does not take waits. Runs in every replica: the same
 * step has the same key from each.
 */
@Component
class StepWriter implements ActivityLog, InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(StepWriter.class);
    private static final int BATCH = 500;

    private final StepRepository steps;
    private final ProjectDirectory directory;
    private final ActivitySignals signals;
    private final ActivityProperties properties;
    private final Clock clock;
    private final Map<Key, Step> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("activity-steps").factory());
    private Map<ProjectId, OrganizationId> owners = Map.of();

    private record Key(ProjectId project, String key) {}

    StepWriter(
            StepRepository steps,
            ProjectDirectory directory,
            ActivitySignals signals,
            ActivityProperties properties,
            Clock clock) {
        this.steps = steps;
        this.directory = directory;
        this.signals = signals;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        long pause = properties.writeEvery().toMillis();
        long sweep = properties.sweepEvery().toMillis();
        var _ = work.scheduleWithFixedDelay(this::write, pause, pause, TimeUnit.MILLISECONDS);
        var _ = work.scheduleWithFixedDelay(this::sweep, sweep, sweep, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        work.shutdownNow();
    }

    @Override
    public void tell(Step step) {
        var key = new Key(step.project(), step.key());
        if (waiting.size() < properties.waiting() || waiting.containsKey(key)) {
            waiting.merge(key, step, StepWriter::later);
        } else {
            LOG.warn("Too many steps wait for the database: one of project {} is lost", step.project());
        }
    }

    void write() {
        if (waiting.isEmpty()) {
            return;
        }
        var byProject = waiting.entrySet().stream()
                .collect(Collectors.groupingBy(entry -> entry.getKey().project()));
        try {
            if (!owners.keySet().containsAll(byProject.keySet())) {
                owners = readOwners();
            }
            byProject.forEach(this::write);
        } catch (DataAccessException unavailable) {
            LOG.warn("{} steps wait for the database: {}", waiting.size(), unavailable.getMessage());
        }
    }

    private void write(ProjectId project, List<Map.Entry<Key, Step>> entries) {
        var owner = owners.get(project);
        for (int from = 0; owner != null && from < entries.size(); from += BATCH) {
            var batch = entries.subList(from, Math.min(entries.size(), from + BATCH));
            steps.save(owner, batch.stream().map(Map.Entry::getValue).toList());
            batch.forEach(entry -> waiting.remove(entry.getKey(), entry.getValue()));
        }
        if (owner == null) { // a namespace that looks like a project's and is none
            entries.forEach(entry -> waiting.remove(entry.getKey(), entry.getValue()));
        }
        signals.changed(project);
    }

    private Map<ProjectId, OrganizationId> readOwners() {
        var read = new HashMap<ProjectId, OrganizationId>();
        Stream.of(directory.all(), directory.deleted())
                .flatMap(List::stream)
                .map(ListedProject::project)
                .forEach(project -> read.put(project.id(), project.organization()));
        return read;
    }

    void sweep() {
        try {
            owners = readOwners();
            var before = clock.instant().minus(properties.keep());
            owners.forEach((project, owner) -> steps.forget(owner, project, before, properties.perProject()));
        } catch (DataAccessException unavailable) {
            LOG.warn("Old steps could not be removed: {}", unavailable.getMessage());
        }
    }

    private static Step later(Step one, Step other) {
        return Comparator.comparing(Step::at)
                                .thenComparingInt(Step::count)
                                .thenComparingInt(Step::place)
                                .compare(one, other)
                        > 0
                ? one
                : other;
    }
}
