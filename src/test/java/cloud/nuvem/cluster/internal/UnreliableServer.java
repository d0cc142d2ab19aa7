package cloud.nuvem.cluster.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** A collection whose watch repeats, swaps and swallows events, and ends when it likes. Its lists are always right. */
final class UnreliableServer implements AutoCloseable {

    private final HttpServer server;
    private final Random random;
    private final Map<String, Integer> objects = new TreeMap<>();
    private final List<String> history = new ArrayList<>();
    private int version = 1;

    UnreliableServer(long seed) {
        this.random = new Random(seed);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** One random change. */
    synchronized void change() {
        var name = "object-" + random.nextInt(50);
        version++;
        if (objects.containsKey(name) && random.nextInt(3) == 0) {
            history.add(event("DELETED", name, version));
            objects.remove(name);
        } else {
            history.add(event(objects.containsKey(name) ? "MODIFIED" : "ADDED", name, version));
            objects.put(name, version);
        }
        notifyAll();
    }

    synchronized Map<String, String> truth() {
        var truth = new TreeMap<String, String>();
        objects.forEach((name, at) -> truth.put(name, String.valueOf(at)));
        return truth;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = String.valueOf(exchange.getRequestURI().getQuery());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            if (query.contains("watch=true")) {
                watch(
                        exchange.getResponseBody(),
                        Integer.parseInt(query.replaceAll(".*resourceVersion=(\\d+).*", "$1")));
            } else {
                exchange.getResponseBody().write(list().getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized String list() {
        var items = new ArrayList<String>();
        objects.forEach((name, at) -> items.add(object(name, at)));
        return "{\"metadata\": {\"resourceVersion\": \"%d\"}, \"items\": [%s]}"
                .formatted(version, String.join(",", items));
    }

    /** From the version on, with one event in ten lost, repeated or out of place, for a random number of events. */
    private void watch(OutputStream out, int from) throws IOException, InterruptedException {
        int next = from - 1;
        int left = 1 + random.nextInt(40);
        while (left-- > 0) {
            String event;
            synchronized (this) {
                while (history.size() <= next) {
                    wait();
                }
                event = history.get(next++);
            }
            switch (random.nextInt(30)) {
                case 0 -> {} // swallowed
                case 1 -> write(out, event + event);
                case 2 -> write(out, event + history(Math.max(0, next - 3)));
                case 3 -> {
                    write(out, event);
                    return; // cut in the middle of things
                }
                default -> write(out, event);
            }
        }
    }

    private synchronized String history(int index) {
        return history.get(index);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String event(String type, String name, int version) {
        return "{\"type\": \"%s\", \"object\": %s}\n".formatted(type, object(name, version));
    }

    private static String object(String name, int version) {
        return "{\"metadata\": {\"name\": \"%s\", \"namespace\": \"n\", \"resourceVersion\": \"%d\"}}"
                .formatted(name, version);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
