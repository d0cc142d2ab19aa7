package cloud.nuvem.dev.prometheus.http;

import cloud.nuvem.dev.prometheus.promql.Engine;
import cloud.nuvem.dev.prometheus.promql.Rules;
import cloud.nuvem.dev.prometheus.promql.SampleSource;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Listens on loopback and answers as Prometheus does; {@code /metrics} shows what a scrape of now would see. */
public final class PrometheusServer implements AutoCloseable {

    private static final int KEPT_REQUESTS = 5_000;

    private final Api api;
    private final Supplier<String> exposition;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Received> received = new ArrayBlockingQueue<>(KEPT_REQUESTS);
    private final Faults faults;
    private final int port;
    private @Nullable HttpServer server;

    /** A request for data that came in. */
    public record Received(String path, Parameters parameters) {}

    private record Reply(int status, String type, String body) {}

    private PrometheusServer(SampleSource source, Rules rules, Clock clock, Supplier<String> exposition) {
        this.api = new Api(new Engine(source, rules), source, clock);
        this.exposition = exposition;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
        this.faults = new Faults(new Faults.Outage() {
            @Override
            public void down() {
                stop();
            }

            @Override
            public void up() {
                resume();
            }
        });
    }

    /** @param exposition what {@code /metrics} shows, in the format of OpenMetrics */
    public static PrometheusServer start(SampleSource source, Rules rules, Clock clock, Supplier<String> exposition) {
        return new PrometheusServer(source, rules, clock, exposition);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Misbehaviour on demand. */
    public Faults faults() {
        return faults;
    }

    /** The last requests for data since the start or since {@link #forget}, oldest first. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    public void forget() {
        received.clear();
    }

    private HttpServer listen(int wished) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wished), 0);
            listening.setExecutor(threads);
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private synchronized void resume() {
        if (server == null) {
            server = listen(port);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (faults.next()) {
                case Faults.Fault.Cut() -> {
                    return;
                }
                case Faults.Fault.Slow(var delay) -> {
                    Thread.sleep(delay);
                    send(exchange, answer(exchange.getRequestMethod(), path, query, body));
                }
                case Faults.Fault.Refusal(var status, var type, var message) ->
                    send(exchange, failure(new ApiFailure(status, type, message)));
                case Faults.Fault.Garbled() -> send(exchange, new Reply(200, "text/html", "<html>Welcome</html>"));
                case Faults.Fault.None() -> send(exchange, answer(exchange.getRequestMethod(), path, query, body));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(String method, String path, String query, String body) {
        if (path.equals("/-/ready") || path.equals("/-/healthy")) {
            return new Reply(200, "text/plain", "Prometheus Server is Ready.\n");
        }
        if (path.equals("/metrics")) {
            return new Reply(200, "application/openmetrics-text; version=1.0.0; charset=utf-8", exposition.get());
        }
        if (!path.startsWith("/api/v1/")) {
            return new Reply(404, "text/plain", "404 page not found\n");
        }
        if (!method.equals("GET") && !method.equals("POST")) {
            return new Reply(405, "text/plain", "Method Not Allowed\n");
        }
        return data(path.substring("/api/v1/".length()), query, body);
    }

    private Reply data(String path, String query, String body) {
        try {
            var parameters = new Parameters(query, body);
            note(new Received(path, parameters));
            return new Reply(200, "application/json", api.answer(path, parameters));
        } catch (ApiFailure failure) {
            return failure(failure);
        }
    }

    private void note(Received request) {
        while (!received.offer(request)) {
            received.poll();
        }
    }

    private static Reply failure(ApiFailure failure) {
        return new Reply(failure.status(), "application/json", Answers.of(failure));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        var accepted = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Accept-Encoding"), "");
        if (accepted.contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            bytes = compressed(bytes);
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
