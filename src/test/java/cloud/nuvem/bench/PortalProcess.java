package cloud.nuvem.bench;

import cloud.nuvem.dev.DevWorld;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged portal as operators run it, in a process of its own. */
final class PortalProcess implements AutoCloseable {

    private static final Path JAR = Path.of(System.getProperty("nuvem.jar", "target/nuvem-0.1.0-SNAPSHOT.jar"));
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final double secondsToReady;
    private final double processorSecondsToReady;

    private PortalProcess(Process process, int port, double secondsToReady) {
        this.process = process;
        this.port = port;
        this.secondsToReady = secondsToReady;
        this.processorSecondsToReady =
                process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    static PortalProcess start(DevWorld world, Path folder) throws IOException, InterruptedException {
        return start(world, folder, JAR, List.of());
    }

    /** Returns when the portal says that it is ready. */
    static PortalProcess start(DevWorld world, Path folder, Path jar, List<String> options)
            throws IOException, InterruptedException {
        int port = freePort();
        var log = Files.createTempFile(folder, "portal", ".log");
        long before = System.nanoTime();
        var process = new ProcessBuilder(command(world, jar, options, port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitReady(process, port, log);
        return new PortalProcess(process, port, (System.nanoTime() - before) / 1e9);
    }

    /** Java's command line, with the services' addresses and no limit on one caller's requests. */
    static List<String> command(DevWorld world, Path jar, List<String> options, int port) {
        var command = new ArrayList<>(List.of(JAVA.resolve("java").toString(), "-Xmx1g"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
        command.add("--nuvem.api.rate-limit.requests=10000000");
        world.properties().forEach((key, value) -> command.add("--" + key + "=" + value));
        return command;
    }

    static Path jar() {
        return JAR.toAbsolutePath();
    }

    private static void awaitReady(Process process, int port, Path log) throws IOException, InterruptedException {
        var ready = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline && process.isAlive()) {
                try {
                    if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // asks again below
                }
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("The portal did not become ready:\n" + Files.readString(log));
    }

    String address() {
        return "http://localhost:" + port;
    }

    double secondsToReady() {
        return secondsToReady;
    }

    /** What its threads worked together: unlike the clock, it does not count what else the machine does. */
    double processorSecondsToReady() {
        return processorSecondsToReady;
    }

    /** What lives on the heap after full collections. */
    long heapBytes() throws IOException, InterruptedException {
        return LiveHeap.bytes(process.pid());
    }

    /** One of the commands that {@code jcmd} knows. */
    String ask(String command) throws IOException, InterruptedException {
        return LiveHeap.ask(process.pid(), command);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
