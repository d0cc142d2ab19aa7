package cloud.nuvem.dev;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A real Keycloak with the demo realm and Nuvem's login theme, on 127.0.0.1, as a child process of this JVM.
 *
 * <p>{@link #start} keeps its state in a directory (the dev run), {@link #throwAway} and {@link #shared} begin fresh (tests).
 * Several may run at once. A changed realm replaces the database. It ends with the JVM; what a killed JVM left running is
 * ended by the next start.
 */
public final class DevKeycloak implements AutoCloseable {

    /** Every demo person's password. */
    public static final String PASSWORD = "nuvem";

    static final String THROW_AWAY = "keycloak-tests";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final KeycloakHome home;
    private final int port;
    private final boolean keep;
    private final Consumer<String> progress;
    private KeycloakProcess process;

    private DevKeycloak(KeycloakHome home, int port, boolean keep, Consumer<String> progress)
            throws InterruptedException {
        this.home = home;
        this.port = port;
        this.keep = keep;
        this.progress = progress;
        this.process = launch();
    }

    /**
     * Starts, or goes on from what the directory holds.
     *
     * @param port the wished port; another free one is taken when something else listens there, or for 0
     * @param portal where the portal will answer, registered exactly
     */
    public static DevKeycloak start(Path directory, int port, URI portal, Consumer<String> progress) {
        return open(directory, port, true, progress).portalAt(portal);
    }

    /** A fresh one on a random port, gone with its directory when closed. */
    public static DevKeycloak throwAway() {
        var directory = KeycloakTemplate.inDevDirectory().devDirectory().resolve(THROW_AWAY);
        var name = ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
        return open(directory.resolve(name), 0, false, line -> {});
    }

    /** One for all tests of this JVM, started by the first that asks; {@link #portalAt} tells it where a portal listens. */
    public static DevKeycloak shared() {
        return Shared.INSTANCE;
    }

    private static DevKeycloak open(Path directory, int port, boolean keep, Consumer<String> progress) {
        var template = KeycloakTemplate.inDevDirectory();
        try {
            KeycloakLeftovers.sweep(template.devDirectory());
            var home = KeycloakHome.create(directory.toAbsolutePath().normalize(), template.distribution());
            KeycloakProcess.endOrphan(home);
            template.fill(home, progress);
            var keycloak = new DevKeycloak(home, Ports.freeOrOther(port), keep, progress);
            Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close, "stop-keycloak"));
            return keycloak;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was starting", e);
        }
    }

    private KeycloakProcess launch() throws InterruptedException {
        var begin = Instant.now();
        var launched = KeycloakProcess.launch(home, port, KeycloakTemplate.environment());
        launched.awaitReady(progress);
        var seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        progress.accept("Keycloak is ready at %s after %.1f s".formatted(server(), seconds));
        return launched;
    }

    /** The address without a realm, with a slash at its end. */
    public URI server() {
        return URI.create("http://localhost:%d/".formatted(port));
    }

    public String issuer() {
        return server() + "realms/nuvem";
    }

    /** Adds a portal's exact redirect and after-logout addresses; back-channel logout goes to the last one told. */
    public DevKeycloak portalAt(URI portal) {
        new KeycloakAdmin(server()).registerPortal(portal);
        return this;
    }

    /** An access token for the REST API, as the demo person would hold one. */
    public String tokenOf(String username) {
        return token(Map.of(
                "grant_type", "password", "client_id", "nuvem-tests", "username", username, "password", PASSWORD));
    }

    /** An access token for the REST API by client credentials. */
    public String tokenOf(DemoClient robot) {
        return token(Map.of(
                "grant_type", "client_credentials", "client_id", robot.clientId(), "client_secret", robot.secret()));
    }

    private String token(Map<String, String> request) {
        return new KeycloakAdmin(server())
                .form("realms/nuvem/protocol/openid-connect/token", request)
                .get("access_token")
                .asString();
    }

    /** An outage: nothing answers until {@link #restart}. */
    public synchronized void stop() {
        process.stop();
    }

    /** Same port, same state. */
    public synchronized void restart() throws InterruptedException {
        process.stop();
        process = launch();
    }

    @Override
    public synchronized void close() {
        process.stop();
        if (!keep && Files.exists(home.directory())) {
            home.delete();
        }
    }

    private static final class Shared {
        private static final DevKeycloak INSTANCE = throwAway();
    }
}
