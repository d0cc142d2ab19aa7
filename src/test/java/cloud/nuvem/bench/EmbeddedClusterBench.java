package cloud.nuvem.bench;

import cloud.nuvem.dev.cluster.EmbeddedCluster;
import cloud.nuvem.dev.cluster.SampleCluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The embedded cluster's speed over HTTPS with ten thousand objects of about four kilobytes: start, create, get, pages,
 * and events to a hundred watchers.
 */
final class EmbeddedClusterBench implements AutoCloseable {

    private static final int OBJECTS = 10_000;
    private static final int WRITERS = 8;
    private static final int WATCHERS = 100;
    private static final int EVENTS = 100;
    private static final double TARGET_MILLIS = 20;
    private static final String WIDGETS = "/apis/example.test/v1/namespaces/default/widgets";
    private static final String PADDING = "x".repeat(3_500);

    private final EmbeddedCluster cluster;
    private final HttpClient http;

    private EmbeddedClusterBench() throws GeneralSecurityException, IOException {
        long before = System.nanoTime();
        cluster = SampleCluster.start(null);
        report("start to first answer", millis(before), "ms");
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(
                        SSLUtils.sslContext(Config.fromKubeconfig(cluster.kubeconfig(SampleCluster.TOKEN, "default"))))
                .build();
    }

    public static void main(String... arguments) throws Exception {
        try (var bench = new EmbeddedClusterBench()) {
            bench.fill();
            bench.measure("get", 2_000, WIDGETS + "/widget-5000");
            bench.measure("first page of 500", 100, WIDGETS + "?limit=500");
            bench.measure("list of all, filtered to 100 by label", 50, WIDGETS + "?labelSelector=hundred%3D42");
            bench.measure("whole list", 10, WIDGETS);
            var one = bench.watch(1, true);
            var many = bench.watch(WATCHERS, true);
            var pressed = bench.watch(WATCHERS, false);
            Report.write(
                    "events", List.of(figure("one after the other", one, many), figure("at full speed", one, pressed)));
        }
    }

    private static Figure figure(String how, Samples one, Samples many) {
        return new Figure(
                "an event of the embedded cluster to " + WATCHERS + " watchers, " + how,
                "to one watcher, " + one.text("ms"),
                many.text("ms"),
                "%.1f times at p95".formatted(many.at(95) / one.at(95)),
                "p95 at most 20 ms",
                Figure.Verdict.of(many.at(95) <= TARGET_MILLIS));
    }

    private void fill() throws InterruptedException, ExecutionException {
        long before = System.nanoTime();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer;
                work.add(writers.submit(() -> {
                    for (int i = first; i < OBJECTS; i += WRITERS) {
                        create(i);
                    }
                    return null;
                }));
            }
            for (var part : work) {
                part.get();
            }
        }
        report("creates by " + WRITERS + " clients", OBJECTS * 1000.0 / millis(before), "per second");
    }

    private void create(int number) throws IOException, InterruptedException {
        var body = """
                {"apiVersion": "example.test/v1", "kind": "Widget",
                 "metadata": {"name": "widget-%d", "labels": {"hundred": "%d"}},
                 "spec": {"size": 3, "parts": [{"name": "a", "weight": 1}], "free": {"padding": "%s"}}}""".formatted(number, number / 100, PADDING);
        var answer = http.send(
                request(WIDGETS).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        check(answer.statusCode(), 201);
    }

    private void measure(String what, int times, String path) throws IOException, InterruptedException {
        var request = request(path).GET().build();
        for (int i = 0; i < times / 5 + 1; i++) {
            http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
        var samples = new ArrayList<Double>();
        for (int i = 0; i < times; i++) {
            long before = System.nanoTime();
            check(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode(), 200);
            samples.add(millis(before));
        }
        report(what, samples);
    }

    /**
     * Time from sending an update until its event has been read, over all watchers.
     *
     * @param paced the next update waits until everybody has read the one before
     */
    private Samples watch(int watchers, boolean paced) throws IOException, InterruptedException {
        var version = http.send(request(WIDGETS + "?limit=1").GET().build(), HttpResponse.BodyHandlers.ofString())
                .body()
                .replaceFirst("(?s).*?\"resourceVersion\":\"(\\d+)\".*", "$1");
        var latencies = new ConcurrentLinkedQueue<Double>();
        var done = new CountDownLatch(watchers);
        var read = new Semaphore(0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < watchers; i++) {
                threads.execute(() -> follow(version, new Reading(latencies, read, done)));
            }
            for (int i = 0; i < EVENTS; i++) {
                update(i);
                if (paced && !read.tryAcquire(watchers, 60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("an event is missing");
                }
            }
            if (!done.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("events are missing");
            }
        }
        return new Samples(List.copyOf(latencies));
    }

    /** What the watchers have read so far. */
    private record Reading(ConcurrentLinkedQueue<Double> latencies, Semaphore read, CountDownLatch done) {}

    private void follow(String version, Reading reading) {
        var path = WIDGETS + "?watch=true&timeoutSeconds=60&resourceVersion=" + version;
        try (var lines = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofLines())
                .body()) {
            lines.limit(EVENTS).forEach(line -> {
                int stamp = line.indexOf("\"sent\":\"") + "\"sent\":\"".length();
                long sent = Long.parseLong(line.substring(stamp, line.indexOf('"', stamp)));
                reading.latencies().add(millis(sent));
                reading.read().release();
            });
            reading.done().countDown();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void update(int number) throws IOException, InterruptedException {
        var body = "{\"metadata\":{\"annotations\":{\"sent\":\"" + System.nanoTime() + "\"}}}";
        var request = request(WIDGETS + "/widget-" + number)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .setHeader("Content-Type", "application/merge-patch+json")
                .build();
        check(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode(), 200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(cluster.url() + path))
                .timeout(Duration.ofMinutes(2))
                .setHeader("Content-Type", "application/json")
                .setHeader("Authorization", "Bearer " + SampleCluster.TOKEN);
    }

    private static void check(int code, int wanted) {
        if (code != wanted) {
            throw new IllegalStateException("answered " + code);
        }
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static void report(String what, List<Double> samples) {
        samples.sort(Double::compare);
        var text = "p50 %.1f ms, p95 %.1f ms, of %d"
                .formatted(samples.get(samples.size() / 2), samples.get(samples.size() * 95 / 100), samples.size());
        print(what + ": " + text);
    }

    private static void report(String what, double value, String unit) {
        print(what + ": " + "%.0f %s".formatted(value, unit));
    }

    private static void print(String line) {
        System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8), 0, line.length() + 1);
        System.out.flush();
    }

    @Override
    public void close() {
        http.close();
        cluster.close();
    }
}
