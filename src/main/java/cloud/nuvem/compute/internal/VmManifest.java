package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.Labels;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.tenancy.ProjectMember;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pure: what to say to the cluster so that a machine comes to be. Only the fields named here ever leave; what people chose
 * goes into values, and keys of theirs only under {@link Labels#TAG_PREFIX}.
 *
 * @see <a href="https://kubevirt.io/api-reference/main/definitions.html#_v1_virtualmachinespec">KubeVirt, VirtualMachineSpec</a>
 */
final class VmManifest {

    private static final String BOOT = "boot";
    private static final String CLOUD_INIT = "cloud-init";

    private final VmBlueprint machine;
    private final ProjectMember member;

    VmManifest(VmBlueprint machine, ProjectMember member) {
        this.machine = machine;
        this.member = member;
    }

    ObjectNode virtualMachine() {
        var vm = object();
        vm.put("apiVersion", Kinds.VIRTUAL_MACHINE.apiVersion());
        vm.put("kind", Kinds.VIRTUAL_MACHINE.kind());
        metadata(vm.putObject("metadata"));
        var spec = vm.putObject("spec");
        // A shutdown from inside means off, a crash means start again.
        spec.put("runStrategy", machine.start() ? "RerunOnFailure" : "Halted");
        spec.putObject("instancetype")
                .put("kind", Kinds.INSTANCE_TYPE.kind())
                .put("name", machine.instanceType().name());
        var preference = machine.image().preference();
        if (preference != null) {
            spec.putObject("preference").put("kind", Kinds.PREFERENCE).put("name", preference);
        }
        bootVolume(spec.putArray("dataVolumeTemplates").addObject());
        template(spec.putObject("template"));
        return vm;
    }

    /** @param uid of the machine, which the Secret goes with */
    ObjectNode cloudInit(String uid) {
        var secret = object();
        secret.put("apiVersion", Kinds.SECRET.apiVersion());
        secret.put("kind", Kinds.SECRET.kind());
        var metadata = secret.putObject("metadata").put("name", machine.secretName());
        tenantLabels(metadata.putObject("labels"));
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", Kinds.VIRTUAL_MACHINE.apiVersion())
                .put("kind", Kinds.VIRTUAL_MACHINE.kind())
                .put("name", machine.name().value())
                .put("uid", uid);
        secret.put("type", "Opaque");
        secret.putObject("data").put("userdata", base64(machine.userData()));
        return secret;
    }

    private void metadata(ObjectNode metadata) {
        metadata.put("name", machine.name().value());
        var labels = metadata.putObject("labels");
        machine.tags().forEach((key, value) -> labels.put(Labels.TAG_PREFIX + key, value));
        tenantLabels(labels); // after the tags: what the server sets always wins
        protection(labels);
        var annotations = metadata.putObject("annotations");
        annotations.put(Keys.IMAGE, machine.image().name());
        annotations.put(Keys.REQUEST, machine.requestId());
        annotations.put(Keys.CREATED_BY, member.person().toString());
        var displayName = machine.displayName();
        if (displayName != null) {
            annotations.put(Labels.DISPLAY_NAME, displayName);
        }
    }

    private void tenantLabels(ObjectNode labels) {
        labels.put(Labels.ORGANIZATION, member.project().organization().toString());
        labels.put(Labels.PROJECT, member.project().id().value());
        labels.put(Labels.VM, machine.name().value());
    }

    private void protection(ObjectNode labels) {
        if (machine.deletionProtection()) {
            labels.put(Labels.PROTECTED, "true");
        }
    }

    private void bootVolume(ObjectNode volume) {
        var metadata = volume.putObject("metadata").put("name", machine.volumeName());
        var labels = metadata.putObject("labels");
        tenantLabels(labels);
        protection(labels);
        var spec = volume.putObject("spec");
        spec.putObject("sourceRef")
                .put("kind", Kinds.DATA_SOURCE.kind())
                .put("namespace", Kinds.IMAGE_NAMESPACE)
                .put("name", machine.image().name());
        var storage = spec.putObject("storage").put("storageClassName", machine.volumeType());
        storage.putObject("resources").putObject("requests").put("storage", quantity(machine.bootVolume()));
    }

    private void template(ObjectNode template) {
        tenantLabels(template.putObject("metadata").putObject("labels"));
        var spec = template.putObject("spec");
        spec.put("evictionStrategy", "LiveMigrateIfPossible");
        devices(spec.putObject("domain").putObject("devices"));
        spec.putArray("networks").addObject().put("name", "default").putObject("pod");
        var volumes = spec.putArray("volumes");
        volumes.addObject().put("name", BOOT).putObject("dataVolume").put("name", machine.volumeName());
        volumes.addObject()
                .put("name", CLOUD_INIT)
                .putObject("cloudInitNoCloud")
                .putObject("secretRef")
                .put("name", machine.secretName());
    }

    private void devices(ObjectNode devices) {
        var disks = devices.putArray("disks");
        disk(disks.addObject().put("name", BOOT).put("bootOrder", 1));
        disk(disks.addObject().put("name", CLOUD_INIT));
        devices.putArray("interfaces").addObject().put("name", "default").putObject("masquerade");
        devices.putObject("rng");
    }

    /** A preference knows the image's best bus; without one, every Linux knows virtio. */
    private void disk(ObjectNode disk) {
        var target = disk.putObject("disk");
        if (machine.image().preference() == null) {
            target.put("bus", "virtio");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String quantity(DataSize size) {
        return size.gibRoundedUp() + "Gi";
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
