package cloud.nuvem.dev.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens on loopback: the API below {@code /v1/}, pages everywhere else. */
final class StripeServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private StripeServer(HttpServer server) {
        this.server = server;
    }

    /** Takes the port, 0 for any; answers once it serves. */
    static StripeServer listen(int port) {
        try {
            return new StripeServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void serve(Api api, Pages pages) {
        server.setExecutor(threads);
        server.createContext("/v1/", exchange -> api(exchange, api));
        server.createContext("/", exchange -> page(exchange, pages));
        server.start();
    }

    private static void api(HttpExchange exchange, Api api) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var request = new Api.Request(
                    "req_" + Kind.random(14),
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    Parameters.parse(told(exchange)),
                    new Api.Headers(
                            headers.getFirst("Authorization"),
                            headers.getFirst("Stripe-Version"),
                            headers.getFirst("Idempotency-Key")));
            var reply = api.answer(request);
            if (reply.isPresent()) {
                reply.get().headers().forEach(exchange.getResponseHeaders()::set);
                send(
                        exchange,
                        reply.get().status(),
                        "application/json",
                        reply.get().body());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The query and the body, as if they were one. */
    private static String told(HttpExchange exchange) throws IOException {
        var query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return query + "&" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void page(HttpExchange exchange, Pages pages) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var said = Parameters.parse(told(exchange));
            var answer = exchange.getRequestMethod().equals("POST") ? pages.post(path, said) : pages.get(path);
            switch (answer) {
                case Pages.Answer.Html(var status, var html) ->
                    send(exchange, status, "text/html; charset=utf-8", html);
                case Pages.Answer.Redirect(var url) -> {
                    Map.of("Location", url).forEach(exchange.getResponseHeaders()::set);
                    exchange.sendResponseHeaders(303, -1);
                }
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
