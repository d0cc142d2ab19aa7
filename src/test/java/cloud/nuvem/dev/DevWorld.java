package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Everything around the portal, started in parallel and stopped together. */
public final class DevWorld implements AutoCloseable {

    private final DevPostgres postgres;
    private final DevKeycloak keycloak;

    private DevWorld(DevPostgres postgres, DevKeycloak keycloak) {
        this.postgres = postgres;
        this.keycloak = keycloak;
    }

    /** The one that outlives the run in a folder: what people start. */
    public static DevWorld keptIn(Path folder, URI portal, int keycloakPort, Consumer<String> progress) {
        return inParallel(
                () -> DevPostgres.keptIn(folder.resolve("postgres")),
                () -> DevKeycloak.start(folder.resolve("keycloak"), keycloakPort, portal, progress));
    }

    /** One for all tests of this JVM, thrown away with it. */
    public static DevWorld shared() {
        return Shared.INSTANCE;
    }

    private static DevWorld inParallel(
            java.util.concurrent.Callable<DevPostgres> postgres, java.util.concurrent.Callable<DevKeycloak> keycloak) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(postgres);
            var second = threads.submit(keycloak);
            return new DevWorld(wait(first), wait(second));
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

    public DevPostgres postgres() {
        return postgres;
    }

    public DevKeycloak keycloak() {
        return keycloak;
    }

    /** What the portal's configuration says about all of it, as an operator would write it for the real things. */
    public Map<String, String> properties() {
        var properties = new HashMap<>(postgres.properties());
        properties.put("nuvem.keycloak.issuer", keycloak.issuer());
        properties.put("nuvem.keycloak.client-secret", DemoClient.PORTAL.secret());
        return Map.copyOf(properties);
    }

    @Override
    public void close() {
        keycloak.close();
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Shared {
        private static final DevWorld INSTANCE = inParallel(DevPostgres::throwAway, DevKeycloak::shared);
    }
}
