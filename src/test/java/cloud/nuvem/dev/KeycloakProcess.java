package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The child process: {@code kc.sh}, which starts the JVM. Ends both, and finds what a killed owner left behind. */
final class KeycloakProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final KeycloakHome home;
    private final int port;
    private final Process process;

    private KeycloakProcess(KeycloakHome home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    static KeycloakProcess launch(KeycloakHome home, int port, Map<String, String> environment, String... options) {
        var builder = new ProcessBuilder(command(home, port, options));
        var inherited = builder.environment();
        inherited.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_"));
        inherited.putAll(environment);
        inherited.put("JAVA_HOME", System.getProperty("java.home"));
        inherited.put(
                "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"); // half the start; a GC flag would clash with kc.sh's
        builder.redirectErrorStream(true).redirectOutput(home.log().toFile());
        try {
            var process = builder.start();
            KeycloakHome.write(home.pidFile(), Long.toString(process.pid()));
            KeycloakHome.write(
                    home.ownerFile(), Long.toString(ProcessHandle.current().pid()));
            return new KeycloakProcess(home, port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(KeycloakHome home, int port, String... options) {
        var script = home.directory().resolve("lib").toAbsolutePath();
        var command = new ArrayList<String>();
        try {
            command.add(script.toRealPath().resolveSibling("bin/kc.sh").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command.addAll(List.of("start-dev", "-Dkc.home.dir=" + home.directory(), "--http-host=127.0.0.1"));
        // localhost and not 127.0.0.1: a passkey belongs to a name, browsers refuse an address.
        command.addAll(List.of("--http-port=" + port, "--hostname=http://localhost:" + port));
        command.addAll(List.of(options));
        return command;
    }

    /** Returns when the realm answers; says on the way what takes long. */
    void awaitReady(Consumer<String> progress) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        var phases = new KeycloakLog(home.log(), progress);
        while (!answers()) {
            phases.report();
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Keycloak ended while starting: " + phases.errors());
            }
            if (Instant.now().isAfter(deadline)) {
                stop();
                throw new IllegalStateException("Keycloak was not ready after " + PATIENCE + "; see " + home.log());
            }
        }
    }

    private boolean answers() throws InterruptedException {
        var discovery = URI.create("http://localhost:%d/realms/nuvem/.well-known/openid-configuration".formatted(port));
        var request =
                HttpRequest.newBuilder(discovery).timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false; // not listening yet
        }
    }

    void stop() {
        end(process.toHandle());
        try {
            Files.deleteIfExists(home.pidFile());
            Files.deleteIfExists(home.ownerFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends the Keycloak that an owner killed with SIGKILL left running in this home. Refuses when the owner lives; touches
     * no process whose command line does not name this home.
     */
    static void endOrphan(KeycloakHome home) {
        if (!Files.exists(home.pidFile())) {
            return;
        }
        if (ownerLives(home)) {
            throw new IllegalStateException("Keycloak in %s belongs to the running process %s"
                    .formatted(home.directory(), KeycloakHome.read(home.ownerFile())));
        }
        ProcessHandle.of(Long.parseLong(KeycloakHome.read(home.pidFile())))
                .filter(orphan -> runsIn(orphan, home))
                .ifPresent(KeycloakProcess::end);
        ProcessHandle.allProcesses() // the script may be gone and its JVM not
                .filter(orphan -> runsIn(orphan, home))
                .forEach(KeycloakProcess::end);
    }

    static boolean ownerLives(KeycloakHome home) {
        if (!Files.exists(home.ownerFile())) {
            return false;
        }
        var owner = Long.parseLong(KeycloakHome.read(home.ownerFile()));
        return owner != ProcessHandle.current().pid() && ProcessHandle.of(owner).isPresent();
    }

    private static boolean runsIn(ProcessHandle process, KeycloakHome home) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("kc.home.dir=" + home.directory()))
                .isPresent();
    }

    private static void end(ProcessHandle process) {
        var family = new ArrayList<>(process.descendants().toList());
        family.add(process);
        process.destroy();
        try {
            process.onExit().orTimeout(GRACE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException _) {
            // It did not end in time; the next line does not ask.
        }
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
