package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.Labels;
import cloud.nuvem.compute.VirtualMachines.TagChange;
import cloud.nuvem.compute.VirtualMachines.UpdateVm;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pure: the merge patches that change a machine (RFC 7386: a null removes). */
final class VmPatches {

    private VmPatches() {}

    static ObjectNode update(ClusterObject vm, UpdateVm command) {
        var patch = JsonNodeFactory.instance.objectNode();
        var metadata = patch.putObject("metadata");
        var displayName = command.displayName();
        if (displayName != null) {
            metadata.putObject("annotations").put(Labels.DISPLAY_NAME, displayName.strip());
        }
        var labels = metadata.putObject("labels");
        var tags = command.tags();
        if (tags != null) {
            changeTags(labels, vm, tags);
        }
        var protect = command.deletionProtection();
        if (protect != null) {
            protect(labels, protect);
            protectTemplates(patch, vm, protect);
        }
        return patch;
    }

    /** The copy of the old type that KubeVirt keeps goes with it. */
    static ObjectNode resize(String instanceType) {
        var patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec")
                .putObject("instancetype")
                .put("kind", Kinds.INSTANCE_TYPE.kind())
                .put("name", instanceType)
                .putNull("revisionName");
        return patch;
    }

    private static void protect(ObjectNode labels, boolean protect) {
        if (protect) {
            labels.put(Labels.PROTECTED, "true");
        } else {
            labels.putNull(Labels.PROTECTED);
        }
    }

    /** A volume that is made anew from its template is protected like the machine. A patch replaces a list as a whole. */
    private static void protectTemplates(ObjectNode patch, ClusterObject vm, boolean protect) {
        var templates = vm.at("/spec/dataVolumeTemplates");
        if (templates.isEmpty()) {
            return;
        }
        var changed = patch.withObject("spec").putArray("dataVolumeTemplates");
        for (var template : templates) {
            var copy = (ObjectNode) template.deepCopy();
            var labels = copy.withObject("metadata").withObject("labels");
            labels.remove(Labels.PROTECTED);
            if (protect) {
                labels.put(Labels.PROTECTED, "true");
            }
            changed.add(copy);
        }
    }

    private static void changeTags(ObjectNode labels, ClusterObject vm, TagChange change) {
        var now = ObservedVm.of(vm).tags();
        var after = change.appliedTo(now);
        now.keySet().stream()
                .filter(key -> !after.containsKey(key))
                .forEach(key -> labels.putNull(Labels.TAG_PREFIX + key));
        after.forEach((key, value) -> labels.put(Labels.TAG_PREFIX + key, value));
    }
}
