package cloud.nuvem.dev.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Prometheus on loopback that knows a given text of OpenMetrics. Quiet and alone: it scrapes nobody. */
public final class RealPrometheus implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final Process process;
    private final URI url;

    private RealPrometheus(Path folder, Process process, URI url) {
        this.folder = folder;
        this.process = process;
        this.url = url;
    }

    /** Returns once it is ready to be asked. */
    public static RealPrometheus knowing(String openMetrics, PrometheusPrograms programs) {
        try {
            var folder = Files.createTempDirectory("real-prometheus");
            var text = Files.writeString(folder.resolve("samples.txt"), openMetrics);
            var data = folder.resolve("data");
            run(programs.promtool(), "tsdb", "create-blocks-from", "openmetrics", text.toString(), data.toString());
            var configuration = Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
            var url = URI.create("http://127.0.0.1:" + freePort());
            var process = new ProcessBuilder(
                            programs.prometheus().toString(),
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + data,
                            "--storage.tsdb.retention.time=10y",
                            "--web.listen-address=" + url.getAuthority())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            return new RealPrometheus(folder, process, url).ready();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private RealPrometheus ready() {
        Awaitility.await("Prometheus is ready, see " + folder.resolve("log"))
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> status(url.resolve("/-/ready")) == 200);
        return this;
    }

    private int status(URI address) {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            throw new UncheckedIOException(notYet);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    public URI url() {
        return url;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path program, String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var running = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (running.waitFor() != 0) {
                throw new IllegalStateException(program + " failed: " + said);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
