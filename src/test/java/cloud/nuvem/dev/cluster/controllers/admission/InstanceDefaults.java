package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.compute.KubeVirtConfiguration;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Quantity;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What an instance gets when nothing was said. */
final class InstanceDefaults {

    private static final long HOTPLUG_MINIMUM = 1L << 30;
    private static final int STANDARD_GRACE = 30;

    private InstanceDefaults() {}

    static void fill(ObjectNode instance, KubeVirtConfiguration configuration) {
        var spec = Json.child(instance, "spec");
        Json.addFinalizer(instance, "kubevirt.io/foregroundDeleteVirtualMachine");
        putIfAbsent(spec, "architecture", "amd64");
        putIfAbsent(Json.child(spec, "domain", "machine"), "type", "q35");
        putIfAbsent(
                Json.child(spec, "domain", "firmware"),
                "uuid",
                UUID.randomUUID().toString());
        if (!Json.has(spec, "terminationGracePeriodSeconds")) {
            spec.put("terminationGracePeriodSeconds", STANDARD_GRACE);
        }
        fillMemory(Json.child(spec, "domain"), configuration);
        fillCpu(Json.child(spec, "domain"), configuration);
        fillNetwork(spec);
        fillDisks(spec);
        writeStatus(instance);
    }

    private static void fillMemory(ObjectNode domain, KubeVirtConfiguration configuration) {
        var memory = Json.child(domain, "memory");
        for (var bound : new String[] {"requests", "limits"}) {
            if (!Json.has(memory, "guest") && Json.has(domain, "resources", bound, "memory")) {
                memory.set("guest", Json.at(domain, "resources", bound, "memory"));
            }
        }
        var guest = Quantity.whole(Json.at(memory, "guest"));
        if (configuration.liveUpdate() && !Json.has(memory, "maxGuest") && guest >= HOTPLUG_MINIMUM) {
            memory.put("maxGuest", Quantity.bytes(guest * configuration.hotplugRatio()));
        }
    }

    private static void fillCpu(ObjectNode domain, KubeVirtConfiguration configuration) {
        var cpu = Json.child(domain, "cpu");
        var unsaid = !Json.has(cpu, "sockets") && !Json.has(cpu, "cores") && !Json.has(cpu, "threads");
        var requested = Quantity.whole(Json.at(domain, "resources", "requests", "cpu"));
        for (var dimension : new String[] {"sockets", "cores", "threads"}) {
            if (!Json.has(cpu, dimension)) {
                cpu.put(dimension, 1);
            }
        }
        if (unsaid && requested > 1) {
            cpu.put("sockets", requested);
        }
        if (configuration.liveUpdate() && !Json.has(cpu, "maxSockets")) {
            cpu.put("maxSockets", Json.number(cpu, 1, "sockets") * configuration.hotplugRatio());
        }
        putIfAbsent(cpu, "model", "host-model");
    }

    private static void fillNetwork(ObjectNode spec) {
        var devices = Json.child(spec, "domain", "devices");
        var wanted = !Json.has(devices, "autoattachPodInterface") || Json.flag(devices, "autoattachPodInterface");
        if (wanted
                && Json.at(devices, "interfaces").isEmpty()
                && Json.at(spec, "networks").isEmpty()) {
            Json.array(devices, "interfaces").addObject().put("name", "default").putObject("masquerade");
            Json.array(spec, "networks").addObject().put("name", "default").putObject("pod");
        }
    }

    private static void fillDisks(ObjectNode spec) {
        var devices = Json.child(spec, "domain", "devices");
        var disks = Json.list(devices, "disks");
        for (var volume : Json.list(spec, "volumes")) {
            var name = Json.text(volume, "name");
            if (disks.stream().noneMatch(disk -> Json.text(disk, "name").equals(name))) {
                Json.array(devices, "disks")
                        .addObject()
                        .put("name", name)
                        .putObject("disk")
                        .put("bus", "virtio");
            }
        }
    }

    private static void writeStatus(ObjectNode instance) {
        var status = Json.child(instance, "status");
        var cpu = Json.at(instance, "spec", "domain", "cpu");
        Json.child(status, "currentCPUTopology")
                .put("cores", Json.number(cpu, 1, "cores"))
                .put("sockets", Json.number(cpu, 1, "sockets"))
                .put("threads", Json.number(cpu, 1, "threads"));
        var guest = Json.at(instance, "spec", "domain", "memory", "guest");
        if (!guest.isMissingNode()) {
            var memory = Json.child(status, "memory");
            memory.set("guestAtBoot", guest);
            memory.set("guestCurrent", guest);
            memory.set("guestRequested", guest);
        }
    }

    private static void putIfAbsent(ObjectNode target, String field, String value) {
        if (Json.text(target, field).isEmpty()) {
            target.put(field, value);
        }
    }
}
