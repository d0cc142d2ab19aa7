package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The unpacked distribution and a database with the demo realm already in it. The first use pays for the augmentation, the
 * schema and the import, under a lock across processes; every instance then starts from a copy of the database.
 */
final class KeycloakTemplate {

    private static final Object LOCK = new Object(); // a file lock does not hold between threads of one JVM

    private final Path devDirectory;
    private final Path distribution;
    private final String stamp;

    private KeycloakTemplate(Path devDirectory, Path distribution) {
        this.devDirectory = devDirectory;
        this.distribution = distribution;
        this.stamp = KeycloakRealm.demo().fingerprint(distribution.getFileName().toString(), DemoClient.environment());
    }

    static KeycloakTemplate inDevDirectory() {
        var devDirectory = Path.of(System.getProperty("nuvem.dev.dir", ".dev"))
                .toAbsolutePath()
                .normalize();
        return new KeycloakTemplate(devDirectory, distributionIn(devDirectory));
    }

    private static Path distributionIn(Path devDirectory) {
        var version = System.getProperty("nuvem.keycloak.version", "*");
        try (Stream<Path> found = Files.exists(devDirectory) ? Files.list(devDirectory) : Stream.of()) {
            var matcher = devDirectory.getFileSystem().getPathMatcher("glob:keycloak-" + version);
            return found.filter(path -> matcher.matches(path.getFileName()))
                    .filter(path -> Files.exists(path.resolve("bin/kc.sh")))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IllegalStateException(
                            "No Keycloak in %s: run ./mvnw generate-test-resources".formatted(devDirectory)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path devDirectory() {
        return devDirectory;
    }

    Path distribution() {
        return distribution;
    }

    /** Puts a fresh database into the home, unless it holds one of the same realm already. */
    void fill(KeycloakHome home, Consumer<String> progress) throws InterruptedException {
        if (home.stamp().filter(stamp::equals).isPresent()) {
            return;
        }
        try {
            alone(devDirectory, () -> copy(prepared(progress), home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One at a time across the threads of this JVM and the JVMs of this checkout. */
    static void alone(Path devDirectory, Work work) throws IOException, InterruptedException {
        synchronized (LOCK) {
            Files.createDirectories(devDirectory);
            var file = devDirectory.resolve("keycloak.lock");
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // ends with the channel
                work.run();
            }
        }
    }

    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    private KeycloakHome prepared(Consumer<String> progress) throws InterruptedException {
        var template = KeycloakHome.create(devDirectory.resolve("keycloak-template"), distribution);
        if (template.stamp().filter(stamp::equals).isPresent()) {
            return template;
        }
        KeycloakProcess.endOrphan(template);
        template.deleteData();
        KeycloakHome.write(template.realmFile(), KeycloakRealm.demo().json());
        var process = KeycloakProcess.launch(template, Ports.free(), environment(), "--import-realm");
        try {
            process.awaitReady(progress);
        } finally {
            process.stop();
        }
        KeycloakHome.write(template.stampFile(), stamp);
        return template;
    }

    private void copy(KeycloakHome template, KeycloakHome home) throws IOException {
        home.deleteData();
        Files.createDirectories(home.database().getParent());
        Files.copy(template.database(), home.database(), StandardCopyOption.REPLACE_EXISTING);
        KeycloakHome.write(home.stampFile(), stamp);
    }

    /** The portal's address is a placeholder here; each instance registers the real one exactly. */
    static Map<String, String> environment() {
        var environment = new HashMap<>(DemoClient.environment());
        environment.put("NUVEM_PORTAL_URL", "http://localhost:8080");
        environment.putAll(KeycloakAdmin.environment());
        return environment;
    }
}
