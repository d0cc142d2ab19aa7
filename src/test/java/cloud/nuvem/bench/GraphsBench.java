package cloud.nuvem.bench;

import cloud.nuvem.NuvemApplication;
import cloud.nuvem.dev.DemoMachines;
import cloud.nuvem.dev.DemoTenants;
import cloud.nuvem.dev.DevWorld;
import cloud.nuvem.dev.prometheus.http.PrometheusServer.Received;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.GraphData;
import cloud.nuvem.monitoring.Graphs;
import cloud.nuvem.monitoring.Graphs.GraphQuestion;
import cloud.nuvem.monitoring.Measurement;
import cloud.nuvem.monitoring.Measurement.Measured;
import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.ui.ChartColumn;
import cloud.nuvem.ui.ChartData;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Graphs against the Prometheus behind them, in the same run and in turns: time of a warm read with its access check, bytes to
 * the browser, and how many queries a hundred viewers cause.
 */
final class GraphsBench {

    private static final int ROUNDS = 9;
    private static final int TIMES = 40;
    private static final int VIEWERS = 100;
    private static final Duration WATCHING = Duration.ofSeconds(95);
    private static final ResourceName MACHINE = new ResourceName("web-1");
    private static final DevWorld WORLD = DevWorld.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Graphs graphs;
    private final DemoTenants.Seeded tenants;
    private final List<Figure> figures = new ArrayList<>();

    private GraphsBench(ConfigurableApplicationContext portal) {
        this.tenants = DemoTenants.seed(WORLD.keycloak(), portal);
        DemoMachines.seed(tenants, portal);
        this.graphs = portal.getBean(Graphs.class);
    }

    /** In the process of the benchmark: what is measured is the facade, not the way to it. */
    static List<Figure> inAPortal() throws Exception {
        var settings = WORLD.properties().entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue());
        var here = Stream.concat(settings, Stream.of("--server.port=0", "--server.address=127.0.0.1"));
        try (var portal = SpringApplication.run(NuvemApplication.class, here.toArray(String[]::new))) {
            return new GraphsBench(portal).run();
        }
    }

    private List<Figure> run() throws Exception {
        for (var length : List.of(Duration.ofHours(6), Duration.ofDays(7))) {
            compare(length);
        }
        watch();
        return figures;
    }

    private void compare(Duration length) throws Exception {
        var frame = TimeFrame.last(length, Instant.now());
        var forms = queriesOf(frame);
        var query = Objects.requireNonNull(forms.get(Graph.CPU)).getFirst();
        List<Double> direct = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int time = 0; time < TIMES; time++) {
                direct.add(millis(() -> ask(query)));
                warm.add(millis(() -> read(Graph.CPU, frame)));
            }
        }
        double ratio = median(warm) / median(direct);
        row("warm graph over " + length, p50(direct), p50(warm), ratio, 0.1);
        long json = 0;
        long packed = 0;
        for (var ofGraph : forms.entrySet()) {
            for (var form : ofGraph.getValue()) {
                json += ask(form);
            }
            packed += packed(read(ofGraph.getKey(), frame));
        }
        row("bytes of nine graphs over " + length, json + " bytes", packed + " bytes", (double) packed / json, 0.125);
    }

    /** The very queries that a first read causes, for the very frame that is shown. */
    private Map<Graph, List<String>> queriesOf(TimeFrame frame) {
        Map<Graph, List<String>> queries = new HashMap<>();
        for (var graph : Graph.values()) {
            if (graph.scope() == Graph.Scope.MACHINE) {
                WORLD.prometheus().forget();
                read(graph, frame);
                queries.put(
                        graph,
                        WORLD.prometheus().received().stream()
                                .map(received -> form(received, frame))
                                .distinct()
                                .toList());
            }
        }
        return queries;
    }

    private static String form(Received received, TimeFrame frame) {
        var fields = Map.of(
                "query", received.parameters().text("query"),
                "start", Long.toString(frame.from().getEpochSecond()),
                "end", Long.toString(frame.to().getEpochSecond()),
                "step", Long.toString(frame.step().toSeconds()));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private long ask(String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(WORLD.prometheus().url() + "/api/v1/query_range"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Prometheus answered " + answer.statusCode());
        }
        return answer.body().length;
    }

    private GraphData read(Graph graph, TimeFrame frame) {
        var question = new GraphQuestion(tenants.shopProduction().id(), MACHINE, graph, frame);
        if (graphs.read(tenants.ana(), question, Duration.ofSeconds(30)) instanceof Measured<GraphData>(var found)) {
            return found;
        }
        throw new IllegalStateException("nothing was measured");
    }

    private static long packed(GraphData found) {
        var frame = found.frame();
        var columns = found.series().stream()
                .map(series -> ChartColumn.of(series.part() + " " + series.line(), 1, series.from(0)))
                .toList();
        var data = new ChartData(frame.from(), frame.step(), frame.points(), frame.points(), columns);
        return data.json().toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Viewers of one graph who look every second, while steps go by. */
    private void watch() throws InterruptedException {
        WORLD.prometheus().forget();
        var step = TimeFrame.last(Duration.ofHours(1), Instant.now()).step();
        var begin = Instant.now();
        var end = begin.plus(WATCHING);
        try (var viewers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int viewer = 0; viewer < VIEWERS; viewer++) {
                var _ = viewers.submit(() -> {
                    while (Instant.now().isBefore(end)) {
                        look();
                        TimeUnit.SECONDS.sleep(1);
                    }
                    return null;
                });
            }
        }
        long steps = end.getEpochSecond() / step.toSeconds() - begin.getEpochSecond() / step.toSeconds() + 1;
        int queries = WORLD.prometheus().received().size();
        row(VIEWERS + " viewers of one line", steps + " steps", queries + " queries", (double) queries / steps, 1);
    }

    private void look() {
        var frame = TimeFrame.last(Duration.ofHours(1), Instant.now());
        var question = new GraphQuestion(tenants.shopProduction().id(), MACHINE, Graph.VCPUS, frame);
        if (!(graphs.read(tenants.ana(), question, Duration.ofSeconds(30)) instanceof Measurement.Measured)) {
            throw new IllegalStateException("nothing was measured");
        }
    }

    private void row(String what, String baseline, String measured, double ratio, double target) {
        figures.add(new Figure(
                what,
                baseline,
                measured,
                String.format(Locale.ROOT, "%.3f", ratio),
                "at most " + target,
                Figure.Verdict.of(ratio <= target)));
    }

    private static String p50(List<Double> values) {
        return String.format(Locale.ROOT, "p50 %.3f ms", median(values));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Something whose time is taken. */
    @FunctionalInterface
    private interface Way {
        void go() throws Exception;
    }

    private static double millis(Way way) throws Exception {
        long before = System.nanoTime();
        way.go();
        return (System.nanoTime() - before) / 1e6;
    }
}
