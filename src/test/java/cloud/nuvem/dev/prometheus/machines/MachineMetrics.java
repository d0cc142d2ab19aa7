package cloud.nuvem.dev.prometheus.machines;

import cloud.nuvem.dev.cluster.controllers.compute.Phase;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.prometheus.promql.Engine;
import cloud.nuvem.dev.prometheus.promql.SampleSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Watches a cluster's machines and can tell what a Prometheus would have scraped of them. */
public final class MachineMetrics implements AutoCloseable {

    private final History history;
    private final MachineSamples samples;
    private final Load load = new Load();
    private final Scrapes scrapes;
    private final Clock clock;
    private final AutoCloseable watch;

    private MachineMetrics(Resources cluster, @Nullable Path file, Clock clock) {
        this.clock = clock;
        this.scrapes = new Scrapes(clock);
        this.history = new History(file, clock.millis() - MachineSamples.RETENTION.toMillis());
        this.samples = new MachineSamples(history, load, scrapes, clock);
        var instances = cluster.type("kubevirt.io", "virtualmachineinstances");
        var running = cluster.list(instances, null).stream()
                .filter(Phase::isRunning)
                .map(instance -> InstanceReader.facts(instance).key())
                .collect(Collectors.toSet());
        history.keys().stream()
                .filter(key -> !running.contains(key))
                .forEach(key -> history.stopped(key, clock.millis()));
        this.watch = cluster.watch(instances, event -> {
            if (event.type() != Resources.Event.Type.DELETED && Phase.isRunning(event.object())) {
                running(event.object());
            } else {
                history.stopped(
                        Json.text(event.object(), "metadata", "namespace") + "/" + Json.name(event.object()),
                        clock.millis());
            }
        });
    }

    /** @param file keeps what ran when, over restarts; null keeps nothing */
    public static MachineMetrics watching(Resources cluster, @Nullable Path file, Clock clock) {
        return new MachineMetrics(cluster, file, clock);
    }

    private void running(ObjectNode instance) {
        var now = clock.millis();
        var born = InstanceReader.started(instance).map(Instant::toEpochMilli).orElse(now);
        history.running(InstanceReader.facts(instance), InstanceReader.isPaused(instance), Math.min(born, now), now);
    }

    /** Everything that was scraped. */
    public SampleSource samples() {
        return samples;
    }

    /** What the agents of all nodes tell now, in the format of OpenMetrics. */
    public String exposition() {
        return Exposition.of(history, samples, clock.millis());
    }

    /**
     * The samples of a selector in a time, in the format of OpenMetrics: what a real Prometheus is filled with to compare.
     *
     * @param selector as in PromQL
     */
    public String exposition(String selector, Instant from, Instant to) {
        return Exposition.of(samples.select(Engine.matchers(selector), from.toEpochMilli(), to.toEpochMilli()));
    }

    /** When a machine ran, oldest first; of {@code namespace/name}. */
    List<Stretch> history(String key) {
        return history.of(key);
    }

    /** What machines are told to do. */
    public Load load() {
        return load;
    }

    /** When agents answer. */
    public Scrapes scrapes() {
        return scrapes;
    }

    /** Invents the thirty days before a namespace's machines were first started; those that have a past keep it. */
    public void givePast(String namespace) {
        var youngest = clock.millis() - Duration.ofDays(1).toMillis();
        for (var key : history.keys()) {
            var stretches = history.of(key);
            var first = stretches.getFirst();
            if (key.startsWith(namespace + "/") && first.from() > youngest) {
                history.invented(new Past(stretches.getLast(), first.from()).stretches());
            }
        }
    }

    @Override
    public void close() {
        try {
            watch.close();
        } catch (Exception broken) {
            throw new IllegalStateException("a watch does not end", broken);
        }
    }
}
