package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes.Missing;
import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes.Reference;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import tools.jackson.databind.node.ObjectNode;

/** The instance that a machine becomes when it is started. */
final class InstanceBlueprint {

    static final String GENERATION = "kubevirt.io/vm-generation";

    private final InstanceTypes instanceTypes;

    InstanceBlueprint(InstanceTypes instanceTypes) {
        this.instanceTypes = instanceTypes;
    }

    ObjectNode of(ObjectNode machine, String revision) throws Missing {
        var instance = Json.object();
        instance.set(
                "metadata",
                Json.child(machine, "spec", "template").path("metadata") instanceof ObjectNode metadata
                        ? metadata.deepCopy()
                        : Json.object());
        var metadata = Json.child(instance, "metadata");
        metadata.remove("generateName");
        metadata.put("name", Json.name(machine)).put("namespace", Json.text(machine, "metadata", "namespace"));
        var annotations = Json.child(metadata, "annotations");
        annotations.put(GENERATION, Json.text(machine, "metadata", "generation"));
        nameReference(machine, Reference.INSTANCE_TYPE, annotations);
        nameReference(machine, Reference.PREFERENCE, annotations);
        Json.own(instance, machine);
        instance.set("spec", expandedSpec(machine));
        if (StateChanges.asksToStartPaused(machine)) {
            Json.child(instance, "spec").put("startStrategy", "Paused");
        }
        Json.child(instance, "status").put("virtualMachineRevisionName", revision);
        return instance;
    }

    /** The template's spec with instance type and preference written out. */
    ObjectNode expandedSpec(ObjectNode machine) throws Missing {
        var spec = Json.child(machine, "spec", "template", "spec").deepCopy();
        instanceTypes.apply(machine, spec);
        return spec;
    }

    private static void nameReference(ObjectNode machine, Reference reference, ObjectNode annotations) {
        var name = Json.text(machine, "spec", reference.field(), "name");
        if (!name.isEmpty()) {
            var scope = InstanceTypes.kind(machine, reference).contains("Cluster") ? "cluster-" : "";
            annotations.put("kubevirt.io/" + scope + reference.field() + "-name", name);
        }
    }
}
