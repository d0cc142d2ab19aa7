package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.Labels;
import cloud.nuvem.compute.VirtualMachines.UpdateVm;
import java.util.Map;
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
            replaceTags(labels, vm, tags);
        }
        var protect = command.deletionProtection();
        if (protect != null && protect) {
            labels.put(Labels.PROTECTED, "true");
        } else if (protect != null) {
            labels.putNull(Labels.PROTECTED);
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

    private static void replaceTags(ObjectNode labels, ClusterObject vm, Map<String, String> tags) {
        vm.labels().keySet().stream()
                .filter(key -> key.startsWith(Labels.TAG_PREFIX))
                .forEach(labels::putNull);
        tags.forEach((key, value) -> labels.put(Labels.TAG_PREFIX + key, value));
    }
}
