package cloud.nuvem.monitoring.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Answers range queries with a straight line ({@code value = seconds / 15} at each point) for every query, and writes down what
 * it was asked. The embedded world has a Prometheus that understands; this one can be made to misbehave.
 */
final class PrometheusStub implements AutoCloseable {

    private static final Pattern NAMESPACE = Pattern.compile("namespace=\"((?:[^\"\\\\]|\\\\.)*)\"");

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final AtomicInteger most = new AtomicInteger();

    private final HttpServer server;
    private final AtomicInteger busy = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile int status = 200;
    private volatile Function<Asked, String> answers = PrometheusStub::line;

    /** One query. */
    record Asked(String call, Map<String, String> form) {

        String query() {
            return form.getOrDefault("query", "");
        }

        long start() {
            return Long.parseLong(form.getOrDefault("start", form.getOrDefault("time", "0")));
        }

        long end() {
            return Long.parseLong(form.getOrDefault("end", form.getOrDefault("time", "0")));
        }

        double timeout() {
            return Double.parseDouble(form.getOrDefault("timeout", ""));
        }

        long step() {
            return Long.parseLong(form.getOrDefault("step", "1"));
        }

        String namespace() {
            var found = NAMESPACE.matcher(query());
            return found.find() ? found.group(1) : "";
        }
    }

    PrometheusStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Nobody gets an answer until the latch is at zero. */
    void hold(CountDownLatch latch) {
        gate = latch;
    }

    void status(int code) {
        status = code;
    }

    void answerWith(Function<Asked, String> how) {
        answers = how;
    }

    private void answer(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(busy.incrementAndGet(), Math::max);
        try (exchange) {
            var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var question = new Asked(exchange.getRequestURI().getPath().replaceFirst("/api/v1/", ""), form);
            asked.add(question);
            gate.await();
            var body = (status == 200 ? answers.apply(question) : "{\"status\":\"error\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            busy.decrementAndGet();
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (var field : body.split("&", -1)) {
            var parts = field.split("=", 2);
            form.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    /** A series of the query's own namespace. */
    static String line(Asked question) {
        return series(question, question.namespace());
    }

    static String series(Asked question, String namespace) {
        var values = new StringBuilder();
        for (long at = question.start(); at <= question.end(); at += question.step()) {
            values.append(values.isEmpty() ? "" : ",")
                    .append('[')
                    .append(at)
                    .append(",\"")
                    .append(at % 86_400 / 15.0)
                    .append("\"]");
        }
        return """
                {"status":"success","warnings":[],"data":{"resultType":"matrix","result":[
                 {"metric":{"namespace":"%s"},"values":[%s]}]}}""".formatted(namespace, values);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
