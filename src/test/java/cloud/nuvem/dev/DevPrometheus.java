package cloud.nuvem.dev;

import cloud.nuvem.dev.prometheus.http.Faults;
import cloud.nuvem.dev.prometheus.http.PrometheusServer;
import cloud.nuvem.dev.prometheus.machines.Load;
import cloud.nuvem.dev.prometheus.machines.MachineMetrics;
import cloud.nuvem.dev.prometheus.machines.Scrapes;
import cloud.nuvem.dev.prometheus.promql.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The embedded Prometheus of the region {@code fra-1}, which scrapes the embedded cluster. */
public final class DevPrometheus implements AutoCloseable {

    private final MachineMetrics machines;
    private final PrometheusServer server;

    private DevPrometheus(DevCluster cluster, @Nullable Path file, Clock clock) {
        this.machines = MachineMetrics.watching(cluster.whole().cluster().resources(), file, clock);
        this.server = PrometheusServer.start(machines.samples(), Rules.CURRENT, clock, machines::exposition);
    }

    /** Knows in the next run what it knew in this. */
    public static DevPrometheus keptIn(Path folder, DevCluster cluster) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new DevPrometheus(cluster, folder.resolve("machines.jsonl"), Clock.systemUTC());
    }

    /** Knows what happened since its start. */
    public static DevPrometheus throwAway(DevCluster cluster) {
        return new DevPrometheus(cluster, null, Clock.systemUTC());
    }

    /** Where it answers; {@code /metrics} below it is what the nodes' agents tell. */
    public URI url() {
        return server.url();
    }

    /** What the portal is told: this one, or the real one that {@code PROMETHEUS_URL} names. */
    public Map<String, String> properties() {
        var real = Optional.ofNullable(System.getenv("PROMETHEUS_URL")).filter(url -> !url.isBlank());
        return Map.of(
                "nuvem.monitoring.prometheus." + DemoTenants.REGION.value(), real.orElseGet(() -> url().toString()));
    }

    /** Misbehaviour on demand. */
    public Faults faults() {
        return server.faults();
    }

    /** The requests for data that came in, oldest first. */
    public List<PrometheusServer.Received> received() {
        return server.received();
    }

    /** Forgets the requests that came in. */
    public void forget() {
        server.forget();
    }

    /** What machines are told to do, exactly. */
    public Load load() {
        return machines.load();
    }

    /** When the nodes' agents answer. */
    public Scrapes scrapes() {
        return machines.scrapes();
    }

    /** Invents thirty days of past for a namespace's machines. */
    public void givePast(String namespace) {
        machines.givePast(namespace);
    }

    @Override
    public void close() {
        server.close();
        machines.close();
    }
}
