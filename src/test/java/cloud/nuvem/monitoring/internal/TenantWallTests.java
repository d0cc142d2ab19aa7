package cloud.nuvem.monitoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.prometheus.http.PrometheusServer;
import cloud.nuvem.dev.prometheus.promql.Labels;
import cloud.nuvem.dev.prometheus.promql.Matcher;
import cloud.nuvem.dev.prometheus.promql.Rules;
import cloud.nuvem.dev.prometheus.promql.SampleSource;
import cloud.nuvem.dev.prometheus.promql.Samples;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.monitoring.Consumption;
import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.internal.PrometheusGateway.Range;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Row 42 of the list of faults: namespaces and machines with names that no door lets through, asked for as they are, of a
 * Prometheus that understands PromQL and knows another tenant's machine.
 */
class TenantWallTests {

    private static final Region REGION = new Region("fra-1");
    private static final String FOREIGN = "nuvem-globex";
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "{",
            "}",
            ",",
            "|",
            ".*",
            ".+",
            "(",
            ")",
            "[5m]",
            "\n",
            "'",
            "`",
            "#",
            " or ",
            "=~",
            "!=",
            "namespace",
            "name",
            FOREIGN,
            "db-1",
            "=\"",
            "\"}",
            "kubevirt_vmi_cpu_usage_seconds_total",
            "\\x22",
            "\\u0022",
            "$",
            "^",
            "😀");
    private static final List<Graph> GRAPHS = List.of(Graph.values());
    private static final List<Consumption> CONSUMPTIONS = List.of(Consumption.values());
    private static final long NOW = 1_795_521_600L;
    private static final Range RANGE = new Range(NOW - 600, NOW, 60);

    private final PrometheusServer server =
            PrometheusServer.start(new OneForeigner(), Rules.CURRENT, Clock.systemUTC(), () -> "");
    private final PrometheusGateway gateway = new PrometheusGateway(new MonitoringProperties(
            Map.of(REGION.value(), server.url()),
            Duration.ofSeconds(20),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            1_000,
            4));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theForeignerIsThereForThoseWhoseItIs() {
        assertThat(ask(new Selector(FOREIGN, "db-1"), Graph.DISK_THROUGHPUT)).hasSize(1);
        assertThat(ask(new Selector(FOREIGN, null), Graph.PROJECT_CPU)).hasSize(1);
    }

    @Test
    void noNameReachesAnotherTenantsSeries() {
        var random = new Random(42);
        for (int round = 0; round < 400; round++) {
            var namespace = random.nextBoolean() ? "nuvem-acme" : hostile(random);
            var selector = new Selector(namespace, random.nextInt(4) == 0 ? null : hostile(random));
            var graph = GRAPHS.get(random.nextInt(GRAPHS.size()));

            assertThat(ask(selector, graph)).as(selector + " " + graph).isEmpty();
            var ranking = new Templates(selector, Duration.ofMinutes(5))
                    .consumers(CONSUMPTIONS.get(random.nextInt(CONSUMPTIONS.size())));
            assertThat(gateway.instant(REGION, ranking, NOW)).as(ranking).isEmpty();
        }
    }

    private List<MatrixSeries> ask(Selector selector, Graph graph) {
        var query = new Templates(selector, Duration.ofMinutes(5))
                .line(graph, graph.lines().getFirst());
        return gateway.range(REGION, query, RANGE);
    }

    private static String hostile(Random random) {
        var text = new StringBuilder();
        do {
            for (int pieces = 1 + random.nextInt(5); pieces > 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        } while (text.toString().equals(FOREIGN) || text.toString().equals("db-1"));
        return text.toString();
    }

    /** One machine of another tenant, of which everything was measured. */
    private static final class OneForeigner implements SampleSource {

        @Override
        public List<Samples> select(List<Matcher> matchers, long from, long to) {
            List<Samples> found = new ArrayList<>();
            for (var labels : series(matchers, from, to)) {
                var times = LongStream.iterate(from, time -> time <= to, time -> time + 30_000)
                        .toArray();
                found.add(new Samples(
                        labels,
                        times,
                        LongStream.of(times).mapToDouble(time -> time / 1e4).toArray()));
            }
            return found;
        }

        @Override
        public List<Labels> series(List<Matcher> matchers, long from, long to) {
            Map<String, String> labels = new HashMap<>(Map.of("namespace", FOREIGN, "name", "db-1", "node", "n1"));
            labels.putAll(Map.of("drive", "boot", "interface", "default", "id", "0", "state", "running"));
            matchers.stream()
                    .filter(matcher -> matcher.label().equals(Labels.NAME))
                    .forEach(matcher -> labels.put(Labels.NAME, matcher.value()));
            var all = Labels.of(labels);
            return matchers.stream().allMatch(matcher -> matcher.matches(all)) ? List.of(all) : List.of();
        }
    }
}
