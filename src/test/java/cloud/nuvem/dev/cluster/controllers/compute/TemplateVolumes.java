package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The DataVolumes that a machine brings along in {@code spec.dataVolumeTemplates}. */
final class TemplateVolumes {

    private static final Set<String> USABLE = Set.of("Succeeded", "WaitForFirstConsumer", "PendingPopulation");

    private final Surroundings cluster;

    TemplateVolumes(Surroundings cluster) {
        this.cluster = cluster;
    }

    /** Creates what is missing; true when an instance may be started with what is there. */
    boolean ensure(ObjectNode machine) throws SyncFailure {
        var ready = true;
        for (var template : Json.list(machine, "spec", "dataVolumeTemplates")) {
            var existing = cluster.resources()
                    .get(
                            cluster.types().dataVolumes(),
                            Json.text(machine, "metadata", "namespace"),
                            Json.name(template));
            if (existing.isEmpty()) {
                create(machine, template);
            }
            ready &= existing.filter(volume -> USABLE.contains(Json.text(volume, "status", "phase")))
                    .isPresent();
        }
        return ready;
    }

    private void create(ObjectNode machine, ObjectNode template) throws SyncFailure {
        var volume = manifest(machine, template);
        try {
            cluster.resources().create(cluster.types().dataVolumes(), volume, Callers.KUBEVIRT);
        } catch (StatusException refused) {
            if (refused.reason().equals("AlreadyExists")) {
                return;
            }
            var message = "Error creating DataVolume %s: %s".formatted(Json.name(volume), refused.getMessage());
            cluster.events().warning(Component.VIRTUAL_MACHINES, machine, "FailedDataVolumeCreate", message);
            throw failed("failed to create DataVolume: " + refused.getMessage());
        }
        cluster.events()
                .normal(
                        Component.VIRTUAL_MACHINES,
                        machine,
                        "SuccessfulDataVolumeCreate",
                        "Created DataVolume " + Json.name(volume));
    }

    private ObjectNode manifest(ObjectNode machine, ObjectNode template) throws SyncFailure {
        var namespace = Json.text(machine, "metadata", "namespace");
        var volume = Json.object();
        volume.set("metadata", Json.child(template, "metadata").deepCopy());
        volume.set("spec", Json.child(template, "spec").deepCopy());
        Json.child(volume, "metadata").put("namespace", namespace);
        Json.child(volume, "metadata", "annotations").put("cdi.kubevirt.io/allowClaimAdoption", "true");
        Json.child(volume, "metadata", "labels").put("kubevirt.io/created-by", Json.uid(machine));
        Json.own(volume, machine);
        resolveSource(namespace, Json.child(volume, "spec"));
        return volume;
    }

    /** Replaces a reference to a DataSource by what that points to now, so that a later image changes nothing. */
    private void resolveSource(String namespace, ObjectNode spec) throws SyncFailure {
        if (!Json.text(spec, "sourceRef", "kind").equals("DataSource")) {
            return;
        }
        var name = Json.text(spec, "sourceRef", "name");
        var given = Json.text(spec, "sourceRef", "namespace");
        var from = given.isEmpty() ? namespace : given;
        var dataSource = cluster.resources()
                .get(cluster.types().dataSources(), from, name)
                .orElseThrow(() ->
                        failed("unable to create DataVolume manifest: datasources.cdi.kubevirt.io \"%s\" not found"
                                .formatted(name)));
        spec.remove("sourceRef");
        spec.set("source", Json.child(dataSource, "spec", "source").deepCopy());
        for (var source : Json.child(spec, "source").values()) {
            if (source instanceof ObjectNode origin && !Json.has(origin, "namespace")) {
                origin.put("namespace", from);
            }
        }
    }

    private static SyncFailure failed(String message) {
        return new SyncFailure(SyncFailure.FAILED_CREATE, "Error encountered while creating DataVolumes: " + message);
    }
}
