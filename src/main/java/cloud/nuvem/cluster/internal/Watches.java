package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.WatchedCaches;
import cloud.nuvem.cluster.WatchedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the watches: a thread per kind and region, and one per region that asks a silent cluster whether it lives. */
@Component
final class Watches implements WatchedCaches, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private final RegionClients regions;
    private final ClusterProperties.CacheTimeouts timeouts;
    private final List<RegionalKinds<?>> kinds = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean running;

    Watches(RegionClients regions, ClusterProperties properties) {
        this.regions = regions;
        this.timeouts = properties.caches();
    }

    @Override
    public synchronized <T> WatchedKind<T> watch(Scope scope, Function<ClusterObject, @Nullable T> mapper) {
        var kind = new RegionalKinds<>(scope, mapper, regions.clients(), timeouts);
        kinds.add(kind);
        if (running) {
            begin(kind);
        }
        return kind;
    }

    @Override
    public synchronized void start() {
        running = true;
        kinds.forEach(this::begin);
        for (var client : regions.clients()) {
            threads.add(Thread.ofVirtual().name("heartbeat-" + client.region()).start(() -> listen(client)));
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    private void begin(RegionalKinds<?> kind) {
        kind.watches()
                .forEach((region, watch) -> threads.add(Thread.ofVirtual()
                        .name("watch-" + kind.scope().kind() + "-" + region)
                        .start(watch)));
    }

    private void listen(RegionClient client) {
        var connection = client.asPortal();
        try {
            while (true) {
                Thread.sleep(timeouts.heartbeat());
                askWhetherItLives(client, connection);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void askWhetherItLives(RegionClient client, ApiConnection connection) {
        long asOf = Contact.now();
        try {
            connection.send(ApiCall.get("/version"));
            kinds.forEach(kind -> kind.heartbeat(client.region(), asOf));
        } catch (ClusterException silent) {
            LOG.debug("Region {} does not answer: {}", client.region(), silent.getMessage());
        }
    }
}
