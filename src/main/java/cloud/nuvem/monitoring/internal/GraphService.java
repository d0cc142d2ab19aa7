package cloud.nuvem.monitoring.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.monitoring.Consumer;
import cloud.nuvem.monitoring.Consumption;
import cloud.nuvem.monitoring.GraphData;
import cloud.nuvem.monitoring.Graphs;
import cloud.nuvem.monitoring.Measurement;
import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.monitoring.internal.ChunkKey.LineKey;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Access, then chunks from memory or Prometheus, then columns. */
@Service
class GraphService implements Graphs {

    private static final Logger LOG = LoggerFactory.getLogger(GraphService.class);

    private final Access access;
    private final PrometheusGateway prometheus;
    private final Queries queries;
    private final Chunks chunks;
    private final Rankings rankings;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("graphs-", 0).factory());

    GraphService(Access access, PrometheusGateway prometheus, Queries queries, Chunks chunks, Rankings rankings) {
        this.access = access;
        this.prometheus = prometheus;
        this.queries = queries;
        this.chunks = chunks;
        this.rankings = rankings;
    }

    @Override
    public boolean isMeasured(Region region) {
        return prometheus.knows(region);
    }

    @Override
    public Measurement<GraphData> read(Actor actor, GraphQuestion question, Duration patience) {
        var project = visible(actor, question.project());
        if (!isMeasured(project.region())) {
            return new Measurement.NotMeasured<>(project.region());
        }
        var lines = ask(project, question);
        var all = CompletableFuture.allOf(lines.values().toArray(CompletableFuture<?>[]::new));
        return answer(all.thenApply(_ -> columns(question, lines)), patience);
    }

    @Override
    public Measurement<List<Consumer>> consumers(
            Actor actor, ProjectId id, Consumption consumption, TimeFrame frame, Duration patience) {
        var project = visible(actor, id);
        if (!isMeasured(project.region())) {
            return new Measurement.NotMeasured<>(project.region());
        }
        var key = new Rankings.Key(project.region(), Selector.of(id, null), consumption, frame);
        return answer(rankings.of(key, () -> queries.consumers(project, key), threads), patience);
    }

    private Project visible(Actor actor, ProjectId project) {
        return access.require(actor, project, Permission.VIEW_RESOURCES).project();
    }

    private Map<String, CompletableFuture<Map<ChunkKey, Chunk>>> ask(Project project, GraphQuestion question) {
        var selector = Selector.of(project.id(), question.machine());
        Map<String, CompletableFuture<Map<ChunkKey, Chunk>>> lines = new LinkedHashMap<>();
        for (var line : question.graph().lines()) {
            var key = new LineKey(project.region(), selector, question.graph(), line);
            lines.put(
                    line, chunks.of(key, question.frame(), (one, range) -> queries.line(project, one, range), threads));
        }
        return lines;
    }

    private static GraphData columns(
            GraphQuestion question, Map<String, CompletableFuture<Map<ChunkKey, Chunk>>> lines) {
        var columns = new Columns(question.graph(), question.frame());
        lines.forEach((line, found) -> columns.add(line, found.join()));
        return columns.data();
    }

    private static <T> Measurement<T> answer(CompletableFuture<T> coming, Duration patience) {
        try {
            return new Measurement.Measured<>(coming.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return new Measurement.Late<>();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof PrometheusException known) {
                LOG.debug("No measurements: {}", known.getMessage());
                return new Measurement.Unavailable<>();
            }
            throw new IllegalStateException("Measurements could not be read", failure.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Measurement.Unavailable<>();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
