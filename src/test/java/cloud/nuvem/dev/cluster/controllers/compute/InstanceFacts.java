package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Quantity;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an instance's status says beside its phase. */
final class InstanceFacts {

    private static final String[] TARGETS = {"vda", "vdb", "vdc", "vdd", "vde", "vdf", "vdg", "vdh"};

    private final Surroundings cluster;

    InstanceFacts(Surroundings cluster) {
        this.cluster = cluster;
    }

    /** The instance has a node and an address. */
    void placed(ObjectNode instance, ObjectNode pod, ArrayNode volumes) {
        var node = Json.text(pod, "spec", "nodeName");
        var status = Json.child(instance, "status");
        Json.child(instance, "metadata", "labels").put("kubevirt.io/nodeName", node);
        status.put("nodeName", node).put("qosClass", "Burstable").put("migrationTransport", "Unix");
        status.put("launcherContainerImageVersion", "quay.io/kubevirt/virt-launcher:v1.9.0");
        status.putObject("activePods").put(Json.uid(pod), node);
        status.set("volumeStatus", volumes);
        writeInterfaces(instance, Json.text(pod, "status", "podIP"));
    }

    static void writeInterfaces(ObjectNode instance, String address) {
        var interfaces = JsonNodeFactory.instance.arrayNode();
        for (var declared : Json.list(instance, "spec", "domain", "devices", "interfaces")) {
            var name = Json.text(declared, "name");
            var onPodNetwork = Json.list(instance, "spec", "networks").stream()
                    .anyMatch(network -> Json.has(network, "pod")
                            && Json.text(network, "name").equals(name));
            var shown = interfaces
                    .addObject()
                    .put("name", name)
                    .put("mac", address(instance, declared))
                    .put("podInterfaceName", onPodNetwork ? "eth0" : "net1")
                    .put("infoSource", "domain");
            if (onPodNetwork) {
                shown.put("ipAddress", address).putArray("ipAddresses").add(address);
            }
        }
        Json.child(instance, "status").set("interfaces", interfaces);
    }

    private static String address(ObjectNode instance, ObjectNode declared) {
        var given = Json.text(declared, "macAddress");
        if (!given.isEmpty()) {
            return given;
        }
        var hash = (Json.uid(instance) + Json.text(declared, "name")).hashCode();
        return "02:00:"
                + HexFormat.ofDelimiter(":")
                        .formatHex(
                                new byte[] {(byte) (hash >> 24), (byte) (hash >> 16), (byte) (hash >> 8), (byte) hash});
    }

    /** The guest runs. */
    void running(ObjectNode instance, Optional<String> immovable) {
        Conditions.set(instance, new Condition("Ready", "True", "", ""));
        if (Json.text(instance, "spec", "startStrategy").equals("Paused")) {
            Conditions.set(instance, new Condition("Paused", "True", "PausedByUser", "VMI was paused by user"));
        }
        var migratable = immovable
                .map(why -> new Condition("LiveMigratable", "False", "DisksNotLiveMigratable", why))
                .orElse(new Condition("LiveMigratable", "True", "", ""));
        Conditions.set(instance, migratable);
        var status = Json.child(instance, "status");
        status.put("migrationMethod", immovable.isPresent() ? "BlockMigration" : "LiveMigration");
        Json.child(status, "machine").put("type", "pc-q35-rhel9.6.0");
    }

    /** What keeps an instance from moving: a volume that only one node may mount at a time. */
    Optional<String> migratable(ObjectNode instance) {
        return VolumeState.claims(Json.at(instance, "spec"))
                .filter(claim -> cluster.resources()
                        .get(cluster.types().claims(), Json.text(instance, "metadata", "namespace"), claim)
                        .filter(InstanceFacts::isShared)
                        .isEmpty())
                .findFirst()
                .map(("cannot migrate VMI: PVC %s is not shared, live migration requires that all PVCs must be shared"
                        + " (using ReadWriteMany access mode)")::formatted);
    }

    private static boolean isShared(ObjectNode claim) {
        return Json.at(claim, "spec", "accessModes")
                .valueStream()
                .anyMatch(mode -> mode.asString("").equals("ReadWriteMany"));
    }

    /** Keeps volumes and sizes of a running instance in line with its spec. */
    void refresh(ObjectNode instance, ArrayNode volumes) {
        Json.child(instance, "status").set("volumeStatus", volumes);
        var wanted = Json.number(instance, 1, "spec", "domain", "cpu", "sockets");
        var moreCpus = wanted != Json.number(instance, wanted, "status", "currentCPUTopology", "sockets");
        var guest = Json.at(instance, "spec", "domain", "memory", "guest");
        var current = Json.at(instance, "status", "memory", "guestCurrent");
        var moreMemory = Quantity.whole(guest) != Quantity.whole(current);
        setOrRemove(instance, "HotVCPUChange", moreCpus);
        setOrRemove(instance, "HotMemoryChange", moreMemory);
        setOrRemove(instance, "MigrationRequired", moreCpus || moreMemory);
        if (moreMemory) {
            Json.child(instance, "status", "memory").set("guestRequested", guest);
        }
    }

    private static void setOrRemove(ObjectNode instance, String condition, boolean holds) {
        if (holds) {
            Conditions.set(instance, new Condition(condition, "True", "", ""));
        } else {
            Conditions.remove(instance, condition);
        }
    }

    ArrayNode volumes(ObjectNode instance) {
        var statuses = JsonNodeFactory.instance.arrayNode();
        var index = 0;
        for (var volume : Json.list(instance, "spec", "volumes")) {
            var status = statuses.addObject()
                    .put("name", Json.text(volume, "name"))
                    .put("target", TARGETS[index++ % TARGETS.length]);
            var claim =
                    Json.text(volume, "dataVolume", "name") + Json.text(volume, "persistentVolumeClaim", "claimName");
            cluster.resources()
                    .get(cluster.types().claims(), Json.text(instance, "metadata", "namespace"), claim)
                    .ifPresent(stored -> describe(status, stored));
            if (Json.flag(volume, "dataVolume", "hotpluggable")
                    || Json.flag(volume, "persistentVolumeClaim", "hotpluggable")) {
                status.putObject("hotplugVolume");
                status.put("phase", "Ready");
                status.put("reason", "VolumeReady");
                status.put(
                        "message",
                        "Successfully attach hotplugged volume %s to VM".formatted(Json.text(volume, "name")));
            }
        }
        return statuses;
    }

    private static void describe(ObjectNode status, ObjectNode claim) {
        var info = status.putObject("persistentVolumeClaimInfo").put("claimName", Json.name(claim));
        info.set("accessModes", Json.at(claim, "spec", "accessModes"));
        info.set("capacity", Json.child(claim, "status", "capacity"));
        info.set("requests", Json.child(claim, "spec", "resources", "requests"));
        info.set("volumeMode", Json.at(claim, "spec", "volumeMode"));
    }
}
