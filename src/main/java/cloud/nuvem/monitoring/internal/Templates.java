package cloud.nuvem.monitoring.internal;

import cloud.nuvem.monitoring.Consumption;
import cloud.nuvem.monitoring.Graph;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The queries. Every one keeps {@code namespace} as a label of what it answers, so that the answer can be checked against the
 * project. Metric names and meanings are KubeVirt's ({@code kubevirt_vmi_*}); memory in use is what the guest has less what it
 * could hand out without swapping. A machine that moves is for a moment on two nodes: rates add up, levels take the greater.
 */
final class Templates {

    private static final String VMI = "kubevirt_vmi_";
    private static final String MEMORY = VMI + "memory_";
    private static final String CPU = VMI + "cpu_usage_seconds_total";
    private static final int MOST_CONSUMERS = 5;

    private final String matchers;
    private final String window;

    /** @param window what each point looks back at; rates need at least two samples in it */
    Templates(Selector selector, Duration window) {
        this.matchers = selector.matchers();
        this.window = "[" + window.toSeconds() + "s]";
    }

    String line(Graph graph, String line) {
        return switch (graph) {
            case CPU -> line.equals("used") ? share() : steal();
            case VCPUS -> "100 * " + sumOfRates("vcpu_seconds_total", ",state=\"running\"", "id");
            case MEMORY -> memory("max", line);
            case DISK_THROUGHPUT -> sumOfRates(storage(line, "_traffic_bytes_total"), "", "drive");
            case DISK_OPERATIONS -> sumOfRates(operations(line), "", "drive");
            case DISK_LATENCY ->
                sumOfRates(storage(line, "_times_seconds_total"), "", "drive") + " / "
                        + sumOfRates(operations(line), "", "drive");
            case NETWORK_THROUGHPUT -> "8 * " + sumOfRates(network(line, "bytes_total"), "", "interface");
            case NETWORK_PACKETS -> sumOfRates(network(line, "packets_total"), "", "interface");
            case NETWORK_DROPS -> sumOfRates(network(line, "packets_dropped_total"), "", "interface");
            case PROJECT_CPU -> sumOfRates("cpu_usage_seconds_total", "", null);
            case PROJECT_MEMORY -> memory("sum", line);
            case PROJECT_DISK -> sumOfRates(storage(line, "_traffic_bytes_total"), "", null);
            case PROJECT_NETWORK -> "8 * " + sumOfRates(network(line, "bytes_total"), "", null);
        };
    }

    /** At one moment, looking back over the whole frame. */
    String consumers(Consumption consumption) {
        var each = switch (consumption) {
            case CPU -> sumOfRates("cpu_usage_seconds_total", "", "name");
            case MEMORY -> level("max", "name", "available") + " - " + level("max", "name", "usable");
            case DISK ->
                sumOfRates(storage("read", "_traffic_bytes_total"), "", "name") + " + "
                        + sumOfRates(storage("written", "_traffic_bytes_total"), "", "name");
            case NETWORK ->
                "8 * (" + sumOfRates(network("received", "bytes_total"), "", "name") + " + "
                        + sumOfRates(network("sent", "bytes_total"), "", "name") + ")";
        };
        return "topk(" + MOST_CONSUMERS + ", " + each + ")";
    }

    /** Of the CPUs that the machine had in the window, not of those it has now. */
    private String share() {
        return "100 * sum by (namespace) (rate(" + CPU + "{" + matchers + "}" + window + "))"
                + " / count by (namespace) (count by (namespace, id) (last_over_time(" + VMI + "vcpu_seconds_total{"
                + matchers + ",state=\"running\"}" + window + ")))";
    }

    private String steal() {
        return "100 * avg by (namespace) (rate(" + VMI + "vcpu_delay_seconds_total{" + matchers + "}" + window + "))";
    }

    private String memory(String function, String line) {
        var available = level(function, null, "available");
        return line.equals("available") ? available : available + " - " + level(function, null, "usable");
    }

    private String level(String function, @Nullable String by, String metric) {
        return function + labels(by) + " (avg_over_time(" + MEMORY + metric + "_bytes{" + matchers + "}" + window
                + "))";
    }

    private String sumOfRates(String metric, String more, @Nullable String by) {
        return "sum" + labels(by) + " (rate(" + VMI + metric + "{" + matchers + more + "}" + window + "))";
    }

    private static String labels(@Nullable String by) {
        return " by (namespace" + (by == null ? "" : ", " + by) + ")";
    }

    private static String storage(String line, String rest) {
        return "storage_" + (line.equals("read") ? "read" : "write") + rest;
    }

    private static String operations(String line) {
        return "storage_iops_" + (line.equals("read") ? "read" : "write") + "_total";
    }

    private static String network(String line, String rest) {
        return "network_" + (line.equals("received") ? "receive_" : "transmit_") + rest;
    }
}
