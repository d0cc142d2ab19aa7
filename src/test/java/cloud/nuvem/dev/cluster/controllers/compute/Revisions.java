package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes.Missing;
import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes.Reference;
import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies taken per machine: of what it refers to, so that editing an instance type changes no existing machine, and of the
 * machine's own spec at each start, so that later changes that need a restart can be told.
 */
final class Revisions {

    private final Resources resources;
    private final ResourceType type;
    private final InstanceTypes instanceTypes;

    Revisions(Resources resources, ResourceType type, InstanceTypes instanceTypes) {
        this.resources = resources;
        this.type = type;
        this.instanceTypes = instanceTypes;
    }

    /** What the machine's status should say about the reference; empty when it refers to nothing. */
    Optional<ObjectNode> statusOf(ObjectNode machine, Reference reference) throws Missing {
        var name = Json.text(machine, "spec", reference.field(), "name");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var known = Json.at(machine, "status", reference.statusField());
        var kind = InstanceTypes.kind(machine, reference);
        var wanted = Json.text(machine, "spec", reference.field(), "revisionName");
        var copied = Json.text(known, "controllerRevisionRef", "name");
        var unchanged = Json.text(known, "name").equals(name)
                && Json.text(known, "kind").equals(kind)
                && (wanted.isEmpty() || wanted.equals(copied))
                && !copied.isEmpty();
        if (unchanged && known instanceof ObjectNode status) {
            return Optional.of(status.deepCopy());
        }
        var status = Json.object().put("kind", kind).put("name", name);
        var revision = wanted.isEmpty() ? copy(machine, reference) : wanted;
        status.putObject("controllerRevisionRef").put("name", revision);
        return Optional.of(status);
    }

    private String copy(ObjectNode machine, Reference reference) throws Missing {
        var source = instanceTypes.referred(machine, reference).orElseThrow();
        var name = String.join(
                "-",
                Json.name(machine),
                Json.name(source),
                "v1beta1",
                Json.uid(source),
                Json.text(source, "metadata", "generation"));
        source.remove("status");
        Json.child(source, "metadata").remove("managedFields");
        store(machine, name, source);
        return name;
    }

    /** Remembers the machine's spec as it is started, and returns the name of the copy. */
    String rememberStart(ObjectNode machine) {
        var name = "revision-start-vm-" + Json.uid(machine) + "-" + Json.text(machine, "metadata", "generation");
        var data = Json.object();
        data.set("spec", Json.at(machine, "spec").deepCopy());
        store(machine, name, data);
        return name;
    }

    /** The machine's spec when the instance was started. */
    Optional<ObjectNode> specAtStart(ObjectNode machine, ObjectNode instance) {
        var name = Json.text(instance, "status", "virtualMachineRevisionName");
        return resources
                .get(type, Json.text(machine, "metadata", "namespace"), name)
                .map(revision -> Json.child(revision, "data", "spec"));
    }

    private void store(ObjectNode machine, String name, ObjectNode data) {
        var namespace = Json.text(machine, "metadata", "namespace");
        if (resources.get(type, namespace, name).isPresent()) {
            return;
        }
        var revision = Json.object().put("revision", 0);
        revision.set("data", data);
        Json.child(revision, "metadata").put("name", name).put("namespace", namespace);
        Json.own(revision, machine);
        resources.create(type, revision, Callers.KUBEVIRT);
    }
}
