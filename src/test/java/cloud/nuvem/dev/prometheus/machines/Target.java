package cloud.nuvem.dev.prometheus.machines;

import java.util.Map;

/** What Prometheus adds to the series of a node's agent, as the ServiceMonitor of KubeVirt has it. */
record Target(String node) {

    Map<String, String> labels() {
        return Map.of(
                "container", "virt-handler",
                "endpoint", "metrics",
                "instance", address() + ":8443",
                "job", "kubevirt-prometheus-metrics",
                "pod", "virt-handler-" + Long.toString(Noise.seed(node, "pod") >>> 39, 36),
                "service", "kubevirt-prometheus-metrics");
    }

    private String address() {
        return "10.244.%d.%d"
                .formatted(Math.floorMod(Noise.seed(node, "net"), 16), 2 + Math.floorMod(Noise.seed(node, "ip"), 250));
    }
}
