package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes.Reference;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Instance type and preference that a machine takes from the labels of its boot volume's image. */
final class InferredReferences {

    private final Resources resources;

    InferredReferences(Resources resources) {
        this.resources = resources;
    }

    void fill(ObjectNode machine, String webhook) {
        for (var reference : Reference.values()) {
            var matcher = Json.at(machine, "spec", reference.field());
            var volume = Json.text(matcher, "inferFromVolume");
            if (!volume.isEmpty() && matcher instanceof ObjectNode target) {
                fill(machine, reference, target, webhook);
            }
        }
    }

    private void fill(ObjectNode machine, Reference reference, ObjectNode matcher, String webhook) {
        var volume = Json.text(matcher, "inferFromVolume");
        var label = "instancetype.kubevirt.io/default-" + reference.field();
        var labelled = labelled(machine, volume);
        var name = labelled.map(object -> Json.label(object, label)).orElse("");
        if (name.isEmpty()) {
            if (Json.text(matcher, "inferFromVolumeFailurePolicy").equals("Ignore")) {
                Json.child(machine, "spec").remove(reference.field());
                return;
            }
            throw Refusal.badRequest(
                    webhook, "unable to find required %s label on the volume %s".formatted(label, volume));
        }
        matcher.remove("inferFromVolume");
        matcher.remove("inferFromVolumeFailurePolicy");
        matcher.put("name", name);
        var kind = labelled.map(object -> Json.label(object, label + "-kind")).orElse("");
        if (!kind.isEmpty()) {
            matcher.put("kind", kind);
        }
    }

    /** The DataSource, DataVolume or claim behind a volume of the machine. */
    private Optional<ObjectNode> labelled(ObjectNode machine, String volumeName) {
        var namespace = Json.text(machine, "metadata", "namespace");
        var claim = Json.list(machine, "spec", "template", "spec", "volumes").stream()
                .filter(volume -> Json.text(volume, "name").equals(volumeName))
                .map(volume -> Json.text(volume, "dataVolume", "name")
                        + Json.text(volume, "persistentVolumeClaim", "claimName"))
                .findFirst()
                .orElse("");
        var template = Json.list(machine, "spec", "dataVolumeTemplates").stream()
                .filter(candidate -> Json.name(candidate).equals(claim))
                .findFirst();
        if (template.isPresent()) {
            var source = Json.at(template.get(), "spec", "sourceRef");
            var given = Json.text(source, "namespace");
            return resources.get(
                    resources.type("cdi.kubevirt.io", "datasources"),
                    given.isEmpty() ? namespace : given,
                    Json.text(source, "name"));
        }
        return resources.get(resources.type("", "persistentvolumeclaims"), namespace, claim);
    }
}
