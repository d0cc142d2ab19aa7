package cloud.nuvem.dev.prometheus.machines;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Quantity;
import cloud.nuvem.dev.prometheus.machines.Facts.Drive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Reads what series show from an instance as the cluster stores it. */
final class InstanceReader {

    private static final String NONE = "<none>";

    private InstanceReader() {}

    static Facts facts(ObjectNode instance) {
        var owner = Json.text(Json.controller(instance), "uid");
        return new Facts(
                Json.uid(instance),
                owner.isEmpty() ? Json.uid(instance) : owner,
                Json.text(instance, "metadata", "namespace"),
                Json.name(instance),
                Json.text(instance, "status", "nodeName"),
                labels(instance),
                vcpus(instance),
                memory(instance),
                drives(instance),
                Json.list(instance, "spec", "domain", "devices", "interfaces").stream()
                        .map(each -> Json.text(each, "name"))
                        .toList(),
                Conditions.isTrue(instance, "AgentConnected"),
                information(instance));
    }

    static boolean isPaused(ObjectNode instance) {
        return Conditions.isTrue(instance, "Paused");
    }

    /** When it began to run; empty when it did not. */
    static Optional<Instant> started(ObjectNode instance) {
        return Json.list(instance, "status", "phaseTransitionTimestamps").stream()
                .filter(each -> Json.text(each, "phase").equals("Running"))
                .map(each -> Instant.parse(Json.text(each, "phaseTransitionTimestamp")))
                .findFirst();
    }

    private static Map<String, String> labels(ObjectNode instance) {
        return Json.at(instance, "metadata", "labels").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asString(""), (one, _) -> one, TreeMap::new));
    }

    private static int vcpus(ObjectNode instance) {
        var cpu = Json.at(instance, "spec", "domain", "cpu");
        var sockets = Json.number(instance, Json.number(cpu, 1, "sockets"), "status", "currentCPUTopology", "sockets");
        return (int) Math.max(1, sockets * Json.number(cpu, 1, "cores") * Json.number(cpu, 1, "threads"));
    }

    private static long memory(ObjectNode instance) {
        var current = Quantity.whole(Json.at(instance, "status", "memory", "guestCurrent"));
        var wanted = Quantity.whole(Json.at(instance, "spec", "domain", "memory", "guest"));
        return current > 0 ? current : wanted > 0 ? wanted : 1L << 30;
    }

    private static List<Drive> drives(ObjectNode instance) {
        return Json.list(instance, "status", "volumeStatus").stream()
                .map(volume -> new Drive(
                        Json.text(volume, "name"),
                        Quantity.whole(Json.at(volume, "persistentVolumeClaimInfo", "capacity", "storage"))))
                .toList();
    }

    private static Map<String, String> information(ObjectNode instance) {
        var information = new TreeMap<String, String>();
        information.put("phase", "running");
        for (var unknown : List.of("os", "workload", "flavor")) {
            information.put(unknown, NONE);
        }
        information.put("instance_type", reference(instance, "instancetype"));
        information.put("preference", reference(instance, "preference"));
        information.put("guest_os_kernel_release", guest(instance, "kernelRelease"));
        information.put("guest_os_machine", guest(instance, "machine"));
        information.put("guest_os_arch", Json.text(instance, "spec", "architecture"));
        information.put("guest_os_name", guest(instance, "name"));
        information.put("guest_os_version_id", guest(instance, "versionId"));
        information.put("evictable", Boolean.toString(Conditions.isTrue(instance, "LiveMigratable")));
        information.put("outdated", "false");
        return information;
    }

    private static String reference(ObjectNode instance, String kind) {
        var cluster = Json.annotation(instance, "kubevirt.io/cluster-" + kind + "-name");
        var own = Json.annotation(instance, "kubevirt.io/" + kind + "-name");
        return cluster.isEmpty() ? own.isEmpty() ? NONE : own : cluster;
    }

    private static String guest(ObjectNode instance, String field) {
        return Json.text(instance, "status", "guestOSInfo", field);
    }
}
