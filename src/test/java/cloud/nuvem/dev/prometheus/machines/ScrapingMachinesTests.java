package cloud.nuvem.dev.prometheus.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cloud.nuvem.dev.MovedClock;
import cloud.nuvem.dev.cluster.WholeCluster;
import cloud.nuvem.dev.cluster.controllers.Pace;
import cloud.nuvem.dev.cluster.controllers.SeedObjects;
import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.prometheus.promql.Engine;
import cloud.nuvem.dev.prometheus.promql.Rules;
import cloud.nuvem.dev.prometheus.promql.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What is known of machines that start, work, pause, move and stop. */
class ScrapingMachinesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static WholeCluster cluster;
    private static Resources resources;
    private static ResourceType instances;
    private static ResourceType machines;
    private static int made;

    private final MovedClock clock = new MovedClock();

    @TempDir
    private Path folder;

    private MachineMetrics metrics;
    private String name;

    @BeforeAll
    static void startCluster() {
        cluster = WholeCluster.start(
                new WholeCluster.Options(null, true, 0, Pace.BRISK, SeedObjects.Hosts.THREE, List.of()));
        resources = cluster.cluster().resources();
        instances = resources.type("kubevirt.io", "virtualmachineinstances");
        machines = resources.type("kubevirt.io", "virtualmachines");
        var namespace = Json.object();
        Json.child(namespace, "metadata").put("name", "team");
        resources.create(resources.type("", "namespaces"), namespace, Callers.SEEDS);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void runMachine() {
        metrics = watching();
        name = "web-" + made++;
        resources.create(machines, machine(name), Callers.SEEDS);
        awaitStretches(
                stretches -> !stretches.isEmpty() && stretches.getLast().facts().agent());
        clock.by(Duration.ofMinutes(10));
    }

    @AfterEach
    void removeMachine() {
        metrics.close();
        resources.delete(machines, "team", name, Callers.SEEDS);
    }

    private MachineMetrics watching() {
        return MachineMetrics.watching(resources, folder.resolve("machines.jsonl"), clock);
    }

    private static ObjectNode machine(String name) {
        var machine = Json.object();
        Json.child(machine, "metadata").put("name", name).put("namespace", "team");
        var spec = Json.child(machine, "spec").put("runStrategy", "Always");
        Json.child(spec, "template", "metadata", "labels").put("nuvem.cloud/project", "team-1");
        var inside = Json.child(spec, "template", "spec");
        var domain = Json.child(inside, "domain");
        Json.child(domain, "cpu").put("sockets", 2).put("cores", 1).put("threads", 1);
        Json.child(domain, "memory").put("guest", "2Gi");
        Json.child(domain, "devices")
                .putArray("interfaces")
                .addObject()
                .put("name", "default")
                .putObject("masquerade");
        inside.putArray("networks").addObject().put("name", "default").putObject("pod");
        return machine;
    }

    @Test
    void haveTheLabelsOfKubeVirt() {
        var found =
                value("kubevirt_vmi_network_transmit_bytes_total%s").labels().asMap();

        assertThat(found)
                .containsEntry("namespace", "team")
                .containsEntry("name", name)
                .containsEntry("interface", "default")
                .containsEntry("kubernetes_vmi_label_nuvem_cloud_project", "team-1")
                .containsEntry("job", "kubevirt-prometheus-metrics")
                .containsKeys("node", "instance", "pod", "kubernetes_vmi_label_kubevirt_io_nodeName");
        assertThat(at("kubevirt_vmi_vcpu_seconds_total%s", Duration.ZERO))
                .extracting(line -> line.labels().get("id") + line.labels().get("state"))
                .containsExactlyInAnyOrder("0running", "1running");
        assertThat(metrics.exposition())
                .contains("# TYPE kubevirt_vmi_cpu_usage_seconds counter\n", "name=\"" + name + "\"")
                .doesNotContain("virt-handler-")
                .endsWith("# EOF\n");
    }

    @Test
    void workWithinWhatTheyHave() {
        assertThat(number("rate(kubevirt_vmi_cpu_usage_seconds_total%s[5m])")).isBetween(0.01, 2.0);
        assertThat(number("kubevirt_vmi_memory_domain_bytes%s")).isEqualTo(2L << 30);
        assertThat(number("kubevirt_vmi_memory_usable_bytes%s"))
                .isBetween(1e8, number("kubevirt_vmi_memory_available_bytes%s"));
    }

    @Test
    void doExactlyWhatTheyAreTold() {
        metrics.load().set("team", name, Load.Kind.NETWORK_TRANSMIT, Instant.EPOCH, 1_000_000);
        metrics.load().set("team", name, Load.Kind.CPU, clock.instant(), 1.5);
        clock.by(Duration.ofMinutes(10));

        assertThat(number("increase(kubevirt_vmi_network_transmit_bytes_total%s[5m])"))
                .isEqualTo(3e8, within(2.0));
        assertThat(number("rate(kubevirt_vmi_cpu_usage_seconds_total%s[5m])")).isEqualTo(1.5, within(1e-6));
        assertThat(number("sum(rate(kubevirt_vmi_vcpu_seconds_total%s[5m]))")).isEqualTo(1.5 / 1.04, within(1e-6));
    }

    @Test
    void standStillWhilePaused() {
        change(instance -> Conditions.set(instance, new Condition("Paused", "True", "PausedByUser", "")));
        awaitStretches(stretch -> stretch.getLast().paused());
        clock.by(Duration.ofMinutes(10));
        assertThat(number("rate(kubevirt_vmi_cpu_usage_seconds_total%s[5m])")).isZero();
        var before = number("kubevirt_vmi_cpu_usage_seconds_total%s");

        change(instance -> Conditions.remove(instance, "Paused"));
        awaitStretches(stretch -> !stretch.getLast().paused());
        clock.by(Duration.ofMinutes(10));
        assertThat(number("rate(kubevirt_vmi_cpu_usage_seconds_total%s[5m])")).isPositive();
        assertThat(number("kubevirt_vmi_cpu_usage_seconds_total%s")).isGreaterThan(before);
        assertThat(number("resets(kubevirt_vmi_cpu_usage_seconds_total%s[20m])"))
                .isZero();
    }

    @Test
    void countFromZeroAfterARestart() {
        var before = number("kubevirt_vmi_network_receive_bytes_total%s");
        var uid = history().getLast().facts().uid();
        resources.delete(instances, "team", name, Callers.SEEDS);
        awaitStretches(stretches -> !stretches.getLast().facts().uid().equals(uid));
        clock.by(Duration.ofMinutes(2));

        assertThat(number("kubevirt_vmi_network_receive_bytes_total%s")).isLessThan(before);
        assertThat(number("sum(resets(kubevirt_vmi_network_receive_bytes_total%s[20m]))"))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void areGoneWithinOneScrapeOfTheirEnd() {
        resources.change(
                machines,
                "team",
                name,
                machine -> Json.child(machine, "spec").put("runStrategy", "Halted"),
                Callers.SEEDS);
        awaitStretches(stretches -> !stretches.getLast().isOpen());
        clock.by(Duration.ofSeconds(31));

        assertThat(at("kubevirt_vmi_cpu_usage_seconds_total%s", Duration.ZERO)).isEmpty();
        assertThat(number("rate(kubevirt_vmi_cpu_usage_seconds_total%s[5m])")).isPositive();
    }

    @Test
    void leaveAGapWhereScrapesFailed() {
        metrics.scrapes().fail();
        clock.by(Duration.ofMinutes(3));
        assertThat(at("kubevirt_vmi_cpu_usage_seconds_total%s", Duration.ZERO)).isEmpty();

        metrics.scrapes().work();
        clock.by(Duration.ofMinutes(3));
        assertThat(at("kubevirt_vmi_cpu_usage_seconds_total%s", Duration.ZERO)).hasSize(1);
        assertThat(at("kubevirt_vmi_cpu_usage_seconds_total%s", Duration.ofMinutes(-4)))
                .as("the past stays as it was")
                .isEmpty();
    }

    @Test
    void areKnownInTheNextRun() {
        var query = "kubevirt_vmi_storage_read_traffic_bytes_total or kubevirt_vmi_cpu_usage_seconds_total%s";
        var before = number(query);
        metrics.close();
        metrics = watching();

        assertThat(number(query)).isEqualTo(before);
        clock.by(Duration.ofMinutes(1));
        assertThat(number(query)).isGreaterThan(before);
    }

    @Test
    void haveAPastOnceItIsInvented() {
        assertThat(at("kubevirt_vmi_cpu_usage_seconds_total%s", Duration.ofDays(-8)))
                .isEmpty();
        metrics.givePast("team");
        metrics.givePast("team");

        assertThat(at("kubevirt_vmi_cpu_usage_seconds_total%s", Duration.ofDays(-8)))
                .hasSize(1);
        assertThat(number("count_over_time(kubevirt_vmi_memory_usable_bytes%s[30d])"))
                .isGreaterThan(80_000);
        assertThat(number("max_over_time(kubevirt_vmi_guest_load_1m%s[30d])")).isLessThan(2.2);
        assertThat(number("resets(kubevirt_vmi_cpu_usage_seconds_total%s[30d])"))
                .isEqualTo(2);
    }

    private List<Stretch> history() {
        return metrics.history("team/" + name);
    }

    private void awaitStretches(java.util.function.Predicate<List<Stretch>> wanted) {
        await("the machine's history", () -> wanted.test(history()));
    }

    private void change(Consumer<ObjectNode> change) {
        resources.change(instances, "team", name, change, Callers.KUBEVIRT);
    }

    private static void await(String what, Callable<Boolean> fact) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(fact);
    }

    private Samples value(String query) {
        assertThat(at(query, Duration.ZERO)).hasSize(1);
        return at(query, Duration.ZERO).getFirst();
    }

    private double number(String query) {
        return value(query).values()[0];
    }

    /** @param query with %s where the machine's matchers belong */
    private List<Samples> at(String query, Duration onward) {
        var engine = new Engine(metrics.samples(), Rules.CURRENT);
        var asked = query.replace("%s", "{namespace=\"team\",name=\"" + name + "\"}");
        return switch (engine.at(asked, clock.instant().plus(onward).toEpochMilli(), PATIENCE)) {
            case Engine.Answer.Sparse(var lines) -> lines;
            case Engine.Answer other -> throw new AssertionError("not a vector: " + other);
        };
    }
}
