package cloud.nuvem.dev.prometheus.machines;

import cloud.nuvem.dev.prometheus.machines.Facts.Drive;
import cloud.nuvem.dev.prometheus.promql.Engine;
import cloud.nuvem.dev.prometheus.promql.Labels;
import cloud.nuvem.dev.prometheus.promql.Samples;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.internal.EveryQuery;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Samples and questions of all shapes, the same in each run. */
final class QueryCorpus {

    static final long START = Instant.parse("2026-11-20T06:00:00Z").toEpochMilli();
    static final long END = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();

    private static final ProjectId PROJECT = new ProjectId("team");
    private static final String NAMESPACE = PROJECT.namespace();
    private static final long MINUTE = 60_000;
    private static final List<String> NAMES = List.of("web-1", "web-2", "db-1", "worker-1");
    private static final List<String> COUNTERS = List.of(
            "kubevirt_vmi_cpu_usage_seconds_total",
            "kubevirt_vmi_vcpu_seconds_total",
            "kubevirt_vmi_network_transmit_bytes_total",
            "kubevirt_vmi_storage_iops_read_total");
    private static final List<String> GAUGES =
            List.of("kubevirt_vmi_memory_usable_bytes", "kubevirt_vmi_filesystem_used_bytes", "odd_gauge");
    private static final List<String> MATCHERS = List.of(
            "",
            "{namespace=\"nuvem-team\",name=\"web-1\"}",
            "{name=~\"web.*\"}",
            "{name!~\"web.*|db-1\",namespace!=\"\"}",
            "{name!=\"web-1\"}",
            "{name=\"nobody\"}");
    private static final List<String> RANGES = List.of("30s", "1m", "90s", "5m", "17m", "1h");

    private QueryCorpus() {}

    /** Machines that start, stop, pause, restart and move, missed scrapes, and series that no machine has. */
    static List<Samples> samples() {
        var history = new History(null, 0);
        var clock = Clock.fixed(Instant.ofEpochMilli(END), ZoneOffset.UTC);
        for (var name : NAMES) {
            history.running(facts(name, "node1"), false, START - 40 * MINUTE, START - 40 * MINUTE);
        }
        history.running(facts("web-2", "node1"), true, 0, START + 50 * MINUTE);
        history.running(facts("web-2", "node1"), false, 0, START + 75 * MINUTE);
        history.stopped(NAMESPACE + "/db-1", START + 100 * MINUTE + 17_250);
        history.running(facts("db-1", "node1"), false, START + 102 * MINUTE, START + 102 * MINUTE);
        history.running(facts("worker-1", "node2"), false, 0, START + 130 * MINUTE);
        var scrapes = new Scrapes(clock);
        scrapes.fail("node1", Instant.ofEpochMilli(START + 150 * MINUTE), Instant.ofEpochMilli(START + 162 * MINUTE));
        var all = new ArrayList<>(new MachineSamples(history, new Load(), scrapes, clock)
                .select(Engine.matchers("{name!=\"\"}"), START - 40 * MINUTE, END));
        all.add(odd("a", 15_000, 0.1));
        all.add(odd("b", 45_000, 0.4));
        return all;
    }

    private static Facts facts(String name, String node) {
        return new Facts(
                "uid-" + name,
                "character-" + name,
                NAMESPACE,
                name,
                node,
                Map.of("nuvem.cloud/project", "team", "kubevirt.io/nodeName", node),
                2,
                4L << 30,
                List.of(new Drive("boot", 20L << 30), new Drive("cloud-init", 0)),
                List.of("default"),
                true,
                Map.of("phase", "running"));
    }

    /** Irregular in time, with resets, and with what is no number. */
    private static Samples odd(String which, long interval, double chaos) {
        var random = new Random(which.hashCode());
        var times = new ArrayList<Long>();
        var values = new ArrayList<Double>();
        var value = 0.0;
        for (var time = START - 20 * MINUTE; time < END; time += interval + (long) (random.nextDouble() * 9000)) {
            if (random.nextDouble() < chaos / 4) {
                continue;
            }
            value = random.nextDouble() < chaos / 8 ? 0 : value + random.nextGaussian() * 1e6;
            times.add(time);
            values.add(random.nextDouble() < 0.01 ? Double.NaN : random.nextDouble() < 0.01 ? 1 / 0.0 : value);
        }
        return new Samples(
                Labels.of(new TreeMap<>(Map.of(Labels.NAME, "odd_gauge", "name", "web-1", "which", which))),
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Some on the second of a scrape, some beside it. */
    static List<String> moments() {
        var scrape = Scrapes.next("node1", START + 30 * MINUTE);
        return Stream.of(
                        scrape,
                        scrape + 1,
                        scrape - 1,
                        scrape + 120_000,
                        START + 60 * MINUTE,
                        START + 155 * MINUTE,
                        END)
                .map(moment -> "%d.%03d".formatted(moment / 1000, moment % 1000))
                .toList();
    }

    static Stream<String> queries() {
        return Stream.of(overTime(), aggregations(), arithmetic(), templates(), templatesToCome())
                .flatMap(each -> each);
    }

    private static Stream<String> overTime() {
        var random = new Random(1);
        var queries = new ArrayList<String>();
        for (var function : List.of("rate", "increase", "irate", "resets")) {
            for (var range : RANGES) {
                queries.add("%s(%s%s[%s])".formatted(function, one(COUNTERS, random), one(MATCHERS, random), range));
                queries.add("%s(odd_gauge[%s])".formatted(function, range));
            }
        }
        for (var function : List.of(
                "delta",
                "avg_over_time",
                "max_over_time",
                "min_over_time",
                "sum_over_time",
                "count_over_time",
                "last_over_time")) {
            for (var range : RANGES) {
                queries.add("%s(%s%s[%s] offset %s)"
                        .formatted(function, one(GAUGES, random), one(MATCHERS, random), range, one(RANGES, random)));
            }
        }
        for (var matcher : MATCHERS) {
            queries.add(one(GAUGES, random) + matcher);
            queries.add(one(COUNTERS, random) + matcher + " offset -3m");
            queries.add("rate(" + one(COUNTERS, random) + matcher + "[5m] offset 7m)");
        }
        return queries.stream();
    }

    private static Stream<String> aggregations() {
        var random = new Random(2);
        var queries = new ArrayList<String>();
        for (var operator : List.of("sum", "avg", "min", "max", "count")) {
            for (var grouping :
                    List.of("", "by (name)", "by (name, id)", "without (id, state, node, drive)", "by ()")) {
                queries.add("%s %s (rate(%s%s[5m]))"
                        .formatted(operator, grouping, one(COUNTERS, random), one(MATCHERS, random)));
                queries.add("%s(%s) %s".formatted(operator, one(GAUGES, random), grouping));
            }
        }
        queries.add("topk(2, rate(kubevirt_vmi_cpu_usage_seconds_total[5m]))");
        queries.add("topk(1, kubevirt_vmi_storage_read_traffic_bytes_total) by (name)");
        queries.add("bottomk(3, sum by (name) (rate(kubevirt_vmi_network_receive_bytes_total[2m])))");
        queries.add("topk(0, kubevirt_vmi_memory_usable_bytes)");
        queries.add("count(kubevirt_vmi_info == 1)");
        return queries.stream();
    }

    private static Stream<String> arithmetic() {
        return Stream.of(
                "1 + 2 * 3 ^ 2 ^ 0.5 - -4 % 3",
                "-2 ^ 2",
                "1 / 0",
                "-1 / 0",
                "0 / 0",
                "1 > bool 2",
                "time() / 1e9",
                "scalar(kubevirt_vmi_memory_usable_bytes{name=\"web-1\"}) / 2",
                "scalar(kubevirt_vmi_memory_usable_bytes)",
                "vector(0.1 + 0.2)",
                "-kubevirt_vmi_memory_usable_bytes",
                "kubevirt_vmi_memory_usable_bytes / 1024 / 1024 > 1500",
                "kubevirt_vmi_memory_usable_bytes > bool 2e9",
                "3e9 < kubevirt_vmi_memory_usable_bytes",
                "1 - kubevirt_vmi_memory_usable_bytes / kubevirt_vmi_memory_available_bytes",
                "kubevirt_vmi_memory_usable_bytes < on(name, node) kubevirt_vmi_memory_cached_bytes * 2",
                "kubevirt_vmi_memory_usable_bytes == ignoring(job) kubevirt_vmi_memory_usable_bytes",
                "kubevirt_vmi_memory_usable_bytes != bool kubevirt_vmi_memory_usable_bytes offset 1m",
                "sum by (name) (rate(kubevirt_vmi_vcpu_seconds_total[5m])) / on(name)"
                        + " count by (name) (kubevirt_vmi_vcpu_wait_seconds_total)",
                "rate(kubevirt_vmi_vcpu_seconds_total[5m]) / on(name, node) group_left rate(kubevirt_vmi_cpu_usage_seconds_total[5m])",
                "rate(kubevirt_vmi_vcpu_seconds_total[5m]) * ignoring(id, state) group_left(phase) kubevirt_vmi_info",
                "rate(kubevirt_vmi_vcpu_seconds_total[5m]) * on(name, node) group_left(phase) kubevirt_vmi_info",
                "kubevirt_vmi_info * on(name, node) group_right rate(kubevirt_vmi_vcpu_seconds_total[5m])",
                "kubevirt_vmi_memory_usable_bytes and on(name) (kubevirt_vmi_memory_cached_bytes > 1.2e9)",
                "kubevirt_vmi_memory_usable_bytes unless on(name) kubevirt_vmi_info{name=~\"web.*\"}",
                "kubevirt_vmi_memory_usable_bytes{name=\"web-1\"} or kubevirt_vmi_memory_usable_bytes{name=\"db-1\"}",
                "sum by (name) (kubevirt_vmi_info) or vector(7)",
                "kubevirt_vmi_memory_usable_bytes or on(name) kubevirt_vmi_info",
                "clamp_min(rate(kubevirt_vmi_cpu_usage_seconds_total[5m]), 0.5)",
                "clamp_max(rate(kubevirt_vmi_cpu_usage_seconds_total[5m]), 0.5)",
                "clamp(rate(kubevirt_vmi_cpu_usage_seconds_total[5m]), 0.4, 0.6)",
                "clamp(rate(kubevirt_vmi_cpu_usage_seconds_total[5m]), 0.6, 0.4)",
                "abs(delta(odd_gauge[5m]))",
                "absent(kubevirt_vmi_info{name=\"nobody\",node=~\"x\"})",
                "absent(kubevirt_vmi_info{name=\"db-1\"})",
                "absent(sum(kubevirt_vmi_info{name=\"db-1\"}))",
                "label_replace(kubevirt_vmi_info, \"vm\", \"$1-x\", \"name\", \"(.*)-.*\")",
                "label_replace(kubevirt_vmi_info, \"vm\", \"$1-x\", \"name\", \"none\")",
                "{__name__=~\"kubevirt_vmi_memory_(usable|unused)_bytes\"}",
                "{name='web-1',__name__=\"kubevirt_vmi_info\"} # a remark",
                "odd_gauge",
                "odd_gauge > 0",
                "max(odd_gauge) by (name)",
                "min by (name) (odd_gauge)",
                "sum(odd_gauge)");
    }

    /** The product's own. */
    private static Stream<String> templates() {
        return Stream.of(Duration.ofMinutes(1), Duration.ofMinutes(30))
                .flatMap(window ->
                        NAMES.stream().flatMap(name -> EveryQuery.of(PROJECT, new ResourceName(name), window)))
                .distinct();
    }

    /** What metering, alerts and load balancers will ask, as far as it can be foreseen. */
    private static Stream<String> templatesToCome() {
        var machine = "{namespace=\"nuvem-team\",name=\"web-1\"}";
        return Stream.of("2m", "5m", "1h")
                .flatMap(range -> Stream.of(
                                "sum by (name) (rate(kubevirt_vmi_cpu_usage_seconds_total%s[R]))"
                                        + " / on(name) count by (name) (kubevirt_vmi_vcpu_wait_seconds_total%s) * 100",
                                "sum by (id) (rate(kubevirt_vmi_vcpu_seconds_total%s[R])) * 100",
                                "sum by (id) (rate(kubevirt_vmi_vcpu_delay_seconds_total%s[R]))",
                                "max by (name) (kubevirt_vmi_memory_available_bytes%s) - max by (name) (kubevirt_vmi_memory_usable_bytes%s)",
                                "clamp_min(max(kubevirt_vmi_memory_available_bytes%s - kubevirt_vmi_memory_usable_bytes%s), 0)",
                                "sum by (drive) (rate(kubevirt_vmi_storage_write_times_seconds_total%s[R]))"
                                        + " / (sum by (drive) (rate(kubevirt_vmi_storage_iops_write_total%s[R])) > 0)",
                                "sum by (interface) (rate(kubevirt_vmi_network_receive_packets_dropped_total%s[R]))",
                                "sum(increase(kubevirt_vmi_network_transmit_bytes_total%s[R]))",
                                "topk(5, sum by (name) (rate(kubevirt_vmi_network_transmit_bytes_total{namespace=\"nuvem-team\"}[R])))",
                                "avg_over_time(kubevirt_vmi_memory_usable_bytes%s[R])")
                        .map(template -> template.replace("%s", machine).replace("[R]", "[" + range + "]")));
    }

    static Stream<String> mistakes() {
        return Stream.of(
                "",
                "sum(",
                "rate(kubevirt_vmi_info)",
                "rate(kubevirt_vmi_info[5m]",
                "kubevirt_vmi_info[5m][5m]",
                "kubevirt_vmi_info{name=~\"(\"}",
                "kubevirt_vmi_info{name=\"x}",
                "kubevirt_vmi_info{name=\"\\q\"}",
                "kubevirt_vmi_info{name}",
                "{}",
                "{name=~\".*\"}",
                "1 > 2",
                "1 and 2",
                "no_such_function(1)",
                "topk(kubevirt_vmi_info)",
                "kubevirt_vmi_info offset",
                "(kubevirt_vmi_info",
                "kubevirt_vmi_info $ 3",
                "clamp_min(kubevirt_vmi_info)",
                "sum(kubevirt_vmi_info) by",
                "kubevirt_vmi_info + on(name) group_left");
    }

    static Stream<Map<String, String>> wrongParameters() {
        var right = Map.of("query", "up", "start", "1000", "end", "2000", "step", "60");
        return Stream.of(
                        Map.of("start", "yesterday"),
                        Map.of("end", ""),
                        Map.of("end", "500"),
                        Map.of("step", "0"),
                        Map.of("step", "-5"),
                        Map.of("step", "often"),
                        Map.of("step", "0.09"),
                        Map.of("timeout", "long"))
                .map(wrong -> {
                    var all = new TreeMap<>(right);
                    all.putAll(wrong);
                    return all;
                });
    }

    private static String one(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
