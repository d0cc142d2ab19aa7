package cloud.nuvem.dev;

import cloud.nuvem.dev.cluster.ClusterTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Everything around the portal, started in parallel and stopped together. */
public final class DevWorld implements AutoCloseable {

    private final DevPostgres postgres;
    private final DevKeycloak keycloak;
    private final Region region;
    private final DevStripe stripe;

    private DevWorld(DevPostgres postgres, DevKeycloak keycloak, Region region, DevStripe stripe) {
        this.postgres = postgres;
        this.keycloak = keycloak;
        this.region = region;
        this.stripe = stripe;
    }

    /** A cluster and the Prometheus that scrapes it. */
    private record Region(DevCluster cluster, DevPrometheus prometheus) {
        static Region keptIn(Path folder) {
            var cluster = DevCluster.keptIn(folder.resolve("cluster"), false);
            return new Region(cluster, DevPrometheus.keptIn(folder.resolve("prometheus"), cluster));
        }

        static Region throwAway() {
            var cluster = DevCluster.throwAway();
            return new Region(cluster, DevPrometheus.throwAway(cluster));
        }
    }

    /**
     * Where and how the world that people start lives.
     *
     * @param folder keeps its state between runs
     * @param reset forgets the state of earlier runs
     * @param keycloakPort another is taken when it is not free
     * @param stripePort another is taken when it is not free
     */
    public record Kept(Path folder, boolean reset, URI portal, int keycloakPort, int stripePort) {}

    /** The one that outlives the run in a folder: what people start. */
    public static DevWorld start(Kept kept, Consumer<String> progress) {
        var folder = kept.folder();
        if (kept.reset()) {
            List.of("postgres", "keycloak", "cluster", "prometheus", "stripe", "clock")
                    .forEach(part -> delete(folder.resolve(part)));
        }
        return inParallel(
                () -> told("PostgreSQL", progress, () -> DevPostgres.keptIn(folder.resolve("postgres"))),
                () -> DevKeycloak.start(folder.resolve("keycloak"), kept.keycloakPort(), kept.portal(), progress),
                () -> told("The cluster", progress, () -> Region.keptIn(folder)),
                () -> told("Stripe’s sandbox", progress, () -> stripe(kept)));
    }

    private static DevStripe stripe(Kept kept) {
        var stripe = DevStripe.keptIn(kept.folder().resolve("stripe"), kept.stripePort(), ClusterTime.clock());
        stripe.tell(kept.portal());
        return stripe;
    }

    /** One for all tests of this JVM, thrown away with it. */
    public static DevWorld shared() {
        return Shared.INSTANCE;
    }

    private static <T> T told(String part, Consumer<String> progress, Callable<T> start) throws Exception {
        long begin = System.nanoTime();
        var started = start.call();
        progress.accept("%s is ready after %.1f s".formatted(part, (System.nanoTime() - begin) / 1e9));
        return started;
    }

    private static DevWorld inParallel(
            Callable<DevPostgres> postgres,
            Callable<DevKeycloak> keycloak,
            Callable<Region> region,
            Callable<DevStripe> stripe) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(postgres);
            var second = threads.submit(keycloak);
            var third = threads.submit(region);
            var fourth = threads.submit(stripe);
            return new DevWorld(wait(first), wait(second), wait(third), wait(fourth));
        }
    }

    private static <T> T wait(Future<T> starting) {
        try {
            return starting.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A part of the embedded world did not start", failure.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while starting", stopping);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public DevPostgres postgres() {
        return postgres;
    }

    public DevKeycloak keycloak() {
        return keycloak;
    }

    public DevCluster cluster() {
        return region.cluster();
    }

    public DevPrometheus prometheus() {
        return region.prometheus();
    }

    public DevStripe stripe() {
        return stripe;
    }

    /** What the portal's configuration says about all of it, as an operator would write it for the real things. */
    public Map<String, String> properties() {
        var properties = new HashMap<>(postgres.properties());
        properties.putAll(cluster().properties());
        properties.putAll(prometheus().properties());
        properties.putAll(stripe.properties());
        properties.put("nuvem.keycloak.issuer", keycloak.issuer());
        properties.put("nuvem.keycloak.client-secret", DemoClient.PORTAL.secret());
        return Map.copyOf(properties);
    }

    @Override
    public void close() {
        stripe.close();
        keycloak.close();
        prometheus().close();
        cluster().close();
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Shared {
        private static final DevWorld INSTANCE =
                inParallel(DevPostgres::throwAway, DevKeycloak::shared, Region::throwAway, DevStripe::throwAway);
    }
}
