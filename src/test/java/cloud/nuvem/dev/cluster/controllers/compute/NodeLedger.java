package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Quantity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who has how much room. Kept from events, so that placing a pod reads no list. */
final class NodeLedger {

    /**
     * What a pod asks of a node.
     *
     * @param avoid a node that will not do, empty when any will
     */
    record Request(long cpuMilli, long memory, Map<String, String> nodeSelector, String avoid) {

        static Request of(ObjectNode pod) {
            var cpu = 0L;
            var memory = 0L;
            for (var container : Json.list(pod, "spec", "containers")) {
                cpu += Quantity.milli(Json.at(container, "resources", "requests", "cpu"));
                memory += Quantity.whole(Json.at(container, "resources", "requests", "memory"));
            }
            var selector = Json.at(pod, "spec", "nodeSelector").properties().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().asString("")));
            return new Request(cpu, memory, selector, Json.annotation(pod, MigrationController.AVOID_NODE));
        }
    }

    /** Where a pod goes, or why it goes nowhere, in the scheduler's words. */
    record Placement(Optional<String> node, String refusal) {}

    private record Node(long cpuMilli, long memory, long pods, Map<String, String> labels, boolean usable) {}

    private record Usage(String node, long cpuMilli, long memory) {}

    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, Usage> usages = new HashMap<>();
    private final Map<String, long[]> used = new HashMap<>();

    synchronized void noteNode(ObjectNode node) {
        var allocatable = Json.at(node, "status", "allocatable");
        var labels = Json.at(node, "metadata", "labels").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asString("")));
        nodes.put(
                Json.name(node),
                new Node(
                        Quantity.milli(Json.at(allocatable, "cpu")),
                        Quantity.whole(Json.at(allocatable, "memory")),
                        Quantity.whole(Json.at(allocatable, "pods")),
                        labels,
                        Conditions.isTrue(node, "Ready") && !Json.flag(node, "spec", "unschedulable")));
    }

    synchronized void forgetNode(String name) {
        nodes.remove(name);
    }

    /** Notes where a pod is, or that it is no longer anywhere; true when that gave room back. */
    synchronized boolean notePod(ObjectNode pod, boolean present) {
        var node = Json.text(pod, "spec", "nodeName");
        var phase = Json.text(pod, "status", "phase");
        var occupies = present && !node.isEmpty() && !phase.equals("Succeeded") && !phase.equals("Failed");
        if (!occupies) {
            return node.isEmpty() ? false : release(Json.uid(pod));
        }
        if (!usages.containsKey(Json.uid(pod))) {
            occupy(Json.uid(pod), node, Request.of(pod));
        }
        return false;
    }

    /** Finds the emptiest node that fits and keeps the room for the pod. */
    synchronized Placement place(String podUid, Request request) {
        var best = nodes.entrySet().stream()
                .filter(entry ->
                        objections(entry.getKey(), entry.getValue(), request).isEmpty())
                .min(Comparator.comparingDouble(entry -> load(entry.getKey(), entry.getValue())))
                .map(Map.Entry::getKey);
        best.ifPresent(node -> occupy(podUid, node, request));
        return new Placement(best, best.isPresent() ? "" : refusal(request));
    }

    synchronized boolean fits(Request request) {
        return nodes.entrySet().stream()
                .anyMatch(entry ->
                        objections(entry.getKey(), entry.getValue(), request).isEmpty());
    }

    private Map<String, Boolean> objections(String name, Node node, Request request) {
        var objections = new LinkedHashMap<String, Boolean>();
        if (!node.usable()) {
            objections.put("node(s) were unschedulable", false);
        } else if (!node.labels().entrySet().containsAll(request.nodeSelector().entrySet())
                || request.avoid().equals(name)) {
            objections.put("node(s) didn't match Pod's node affinity/selector", false);
        } else {
            var taken = usedOn(name);
            note(
                    objections,
                    "Insufficient cpu",
                    taken[0] + request.cpuMilli() > node.cpuMilli(),
                    request.cpuMilli() <= node.cpuMilli());
            note(
                    objections,
                    "Insufficient memory",
                    taken[1] + request.memory() > node.memory(),
                    request.memory() <= node.memory());
            note(objections, "Too many pods", taken[2] + 1 > node.pods(), true);
        }
        return objections;
    }

    /** @param curable whether the node could take the pod if it were empty */
    private static void note(Map<String, Boolean> objections, String objection, boolean holds, boolean curable) {
        if (holds) {
            objections.put(objection, curable);
        }
    }

    private String refusal(Request request) {
        var counts = new TreeMap<String, Integer>();
        var curable = 0;
        for (var entry : nodes.entrySet()) {
            var objections = objections(entry.getKey(), entry.getValue(), request);
            objections.keySet().forEach(objection -> counts.merge(objection, 1, Integer::sum));
            curable += objections.values().stream().allMatch(Boolean::booleanValue) ? 1 : 0;
        }
        var total = nodes.size();
        var reasons = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
        var preemption = new TreeMap<String, Integer>();
        preemption.put("No preemption victims found for incoming pod.", curable);
        preemption.put("Preemption is not helpful for scheduling.", total - curable);
        var helps = preemption.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return "0/%d nodes are available: %s. preemption: 0/%d nodes are available: %s"
                .formatted(total, reasons, total, helps);
    }

    private double load(String name, Node node) {
        var taken = usedOn(name);
        return Math.max(
                (double) taken[0] / Math.max(1, node.cpuMilli()), (double) taken[1] / Math.max(1, node.memory()));
    }

    private long[] usedOn(String node) {
        return Objects.requireNonNullElse(used.get(node), new long[3]);
    }

    private void occupy(String podUid, String node, Request request) {
        usages.put(podUid, new Usage(node, request.cpuMilli(), request.memory()));
        add(node, request.cpuMilli(), request.memory(), 1);
    }

    /** Gives back the room of a pod; false when it had none. */
    synchronized boolean release(String podUid) {
        @Nullable Usage usage = usages.remove(podUid);
        if (usage == null) {
            return false;
        }
        add(usage.node(), -usage.cpuMilli(), -usage.memory(), -1);
        return true;
    }

    private void add(String node, long cpuMilli, long memory, long pods) {
        var sum = used.computeIfAbsent(node, _ -> new long[3]);
        sum[0] += cpuMilli;
        sum[1] += memory;
        sum[2] += pods;
    }
}
