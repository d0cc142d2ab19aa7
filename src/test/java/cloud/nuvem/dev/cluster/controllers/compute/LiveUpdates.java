package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes.Missing;
import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Quantity;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings changes of a machine to its running instance where that is possible: more sockets, more memory, volumes that can be
 * plugged. Everything else waits for a restart.
 */
final class LiveUpdates {

    private final Surroundings cluster;
    private final Revisions revisions;
    private final InstanceBlueprint blueprint;

    LiveUpdates(Surroundings cluster, Revisions revisions, InstanceBlueprint blueprint) {
        this.cluster = cluster;
        this.revisions = revisions;
        this.blueprint = blueprint;
    }

    /** Applies what can be applied; says why a restart is needed for the rest. */
    Optional<String> sync(ObjectNode machine, ObjectNode instance) throws Missing {
        var generation = Json.text(machine, "metadata", "generation");
        if (Json.annotation(instance, InstanceBlueprint.GENERATION).equals(generation)
                || Phase.isFinal(instance)
                || Json.deleting(instance)) {
            return Optional.empty();
        }
        var now = blueprint.expandedSpec(machine);
        if (differsBeyondLiveFields(machine, instance, now)) {
            return Optional.of("a non-live-updatable field was changed in the template spec");
        }
        var why = resize(instance, now);
        plugVolumes(instance, now);
        if (why.isEmpty()) {
            changeInstance(
                    instance,
                    live -> Json.child(live, "metadata", "annotations").put(InstanceBlueprint.GENERATION, generation));
        }
        return why;
    }

    private boolean differsBeyondLiveFields(ObjectNode machine, ObjectNode instance, ObjectNode now) throws Missing {
        var start = revisions.specAtStart(machine, instance);
        if (start.isEmpty()) {
            return false;
        }
        var then = machine.deepCopy();
        then.set("spec", start.get());
        Json.child(then, "status").remove("instancetypeRef");
        return !comparable(blueprint.expandedSpec(then)).equals(comparable(now));
    }

    /** Without what may change on the fly. */
    private ObjectNode comparable(ObjectNode spec) {
        var rest = spec.deepCopy();
        if (KubeVirtConfiguration.of(cluster).liveUpdate()) {
            Json.child(rest, "domain", "cpu").remove("sockets");
            Json.child(rest, "domain", "memory").remove("guest");
            rest.remove("nodeSelector");
            rest.remove("affinity");
            rest.remove("tolerations");
        }
        Json.array(rest, "volumes").removeIf(LiveUpdates::isPluggable);
        var stay = Json.list(rest, "volumes").stream()
                .map(volume -> Json.text(volume, "name"))
                .toList();
        Json.array(Json.child(rest, "domain", "devices"), "disks")
                .removeIf(disk -> !stay.contains(Json.text(disk, "name")));
        return rest;
    }

    private static boolean isPluggable(JsonNode volume) {
        return Json.flag(volume, "dataVolume", "hotpluggable")
                || Json.flag(volume, "persistentVolumeClaim", "hotpluggable");
    }

    private Optional<String> resize(ObjectNode instance, ObjectNode now) {
        if (!KubeVirtConfiguration.of(cluster).liveUpdate()) {
            return Optional.empty();
        }
        var sockets = Json.number(now, 1, "domain", "cpu", "sockets");
        var present = Json.number(instance, 1, "spec", "domain", "cpu", "sockets");
        if (sockets > Json.number(instance, present, "spec", "domain", "cpu", "maxSockets")) {
            return Optional.of("CPU sockets updated in template spec to a value higher than what's available");
        }
        if (sockets < present) {
            return Optional.of("Reduction of CPU socket count requires a restart");
        }
        var refusal = refusedMemory(instance, now);
        if (refusal.isEmpty()) {
            changeInstance(instance, live -> {
                Json.child(live, "spec", "domain", "cpu").put("sockets", sockets);
                if (Json.has(now, "domain", "memory", "guest")) {
                    Json.child(live, "spec", "domain", "memory")
                            .set("guest", Json.at(now, "domain", "memory", "guest"));
                }
            });
        }
        return refusal;
    }

    private static Optional<String> refusedMemory(ObjectNode instance, ObjectNode now) {
        var wanted = Quantity.whole(Json.at(now, "domain", "memory", "guest"));
        var present = Quantity.whole(Json.at(instance, "spec", "domain", "memory", "guest"));
        if (wanted == present) {
            return Optional.empty();
        }
        var prefix = "memory updated in template spec";
        if (!Conditions.isTrue(instance, "LiveMigratable")) {
            return Optional.of(prefix + ". Memory-hotplug is only available for migratable VMs");
        }
        if (!Json.has(instance, "spec", "domain", "memory", "maxGuest")) {
            return Optional.of(prefix + ". Memory-hotplug is not available for this VM configuration");
        }
        if (wanted < Quantity.whole(Json.at(instance, "status", "memory", "guestAtBoot"))) {
            return Optional.of(prefix + " to a value lower than what the VM started with");
        }
        if (wanted > Quantity.whole(Json.at(instance, "spec", "domain", "memory", "maxGuest"))) {
            return Optional.of(prefix + " to a value higher than what's available");
        }
        return Optional.empty();
    }

    /** The instance's pluggable volumes become those of the machine. */
    private void plugVolumes(ObjectNode instance, ObjectNode now) {
        changeInstance(instance, live -> {
            var spec = Json.child(live, "spec");
            var before = Json.list(spec, "volumes").stream()
                    .filter(LiveUpdates::isPluggable)
                    .map(volume -> Json.text(volume, "name"))
                    .toList();
            var volumes = Json.array(spec, "volumes");
            var disks = Json.array(Json.child(spec, "domain", "devices"), "disks");
            volumes.removeIf(volume -> before.contains(Json.text(volume, "name")));
            disks.removeIf(disk -> before.contains(Json.text(disk, "name")));
            for (var volume : Json.list(now, "volumes").stream()
                    .filter(LiveUpdates::isPluggable)
                    .toList()) {
                volumes.add(volume.deepCopy());
                Json.list(now, "domain", "devices", "disks").stream()
                        .filter(disk -> Json.text(disk, "name").equals(Json.text(volume, "name")))
                        .forEach(disk -> disks.add(disk.deepCopy()));
            }
        });
    }

    private void changeInstance(ObjectNode instance, Consumer<ObjectNode> change) {
        cluster.change(cluster.types().instances(), instance, change, Callers.KUBEVIRT);
    }
}
