package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.Labels;
import cloud.nuvem.cluster.ProjectCluster;
import cloud.nuvem.cluster.ProjectClusters;
import cloud.nuvem.cluster.ResourceKind;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.tenancy.ProjectMember;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says to the cluster, in the member's name, what shall happen to machines. Every method throws what
 * {@link ProjectCluster} throws.
 */
@Component
class VmGateway {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ProjectClusters clusters;

    VmGateway(ProjectClusters clusters) {
        this.clusters = clusters;
    }

    /** Asks what {@link #create} would answer. */
    void rehearse(ProjectMember member, VmBlueprint machine) {
        clusters.actingAs(member)
                .rehearseCreate(Kinds.VIRTUAL_MACHINE, new VmManifest(machine, member).virtualMachine());
    }

    ObservedVm create(ProjectMember member, VmBlueprint machine) {
        var created = clusters.actingAs(member)
                .create(Kinds.VIRTUAL_MACHINE, new VmManifest(machine, member).virtualMachine());
        return ObservedVm.of(created);
    }

    /** The second half of creating: the machine, named by its uid, waits for this Secret. Safe to repeat. */
    void giveCloudInit(ProjectMember member, VmBlueprint machine, String uid) {
        clusters.actingAs(member).apply(Kinds.SECRET, new VmManifest(machine, member).cloudInit(uid));
    }

    Optional<ClusterObject> read(ProjectMember member, String name) {
        return clusters.actingAs(member).find(Kinds.VIRTUAL_MACHINE, name);
    }

    void order(ProjectMember member, String name, PowerAction action) {
        var nothing = JSON.objectNode();
        var force = JSON.objectNode().put("gracePeriod", 0);
        switch (action) {
            case START -> machine(member, name, "start", nothing);
            case STOP -> machine(member, name, "stop", nothing);
            case FORCE_STOP -> machine(member, name, "stop", force);
            case RESTART -> machine(member, name, "restart", nothing);
            case PAUSE -> instance(member, name, "pause");
            case RESUME -> instance(member, name, "unpause");
            case SOFT_REBOOT -> instance(member, name, "softreboot");
            case RESET -> instance(member, name, "reset");
        }
    }

    /**
     * Merges into metadata and spec.
     *
     * @param version of the object the patch was made from
     */
    ClusterObject merge(ProjectMember member, String name, String version, ObjectNode patch) {
        patch.withObject("metadata").put("resourceVersion", version);
        return clusters.actingAs(member).merge(Kinds.VIRTUAL_MACHINE, name, patch);
    }

    /** Turns deletion protection on or off for a volume: for the data volume and the claim it made. */
    void protectVolume(ProjectMember member, String name, boolean protect) {
        var patch = JSON.objectNode();
        var labels = patch.putObject("metadata").putObject("labels");
        if (protect) {
            labels.put(Labels.PROTECTED, "true");
        } else {
            labels.putNull(Labels.PROTECTED);
        }
        var cluster = clusters.actingAs(member);
        for (var kind : List.of(Kinds.DATA_VOLUME, Kinds.VOLUME_CLAIM)) {
            if (cluster.find(kind, name).isPresent()) {
                cluster.merge(kind, name, patch);
            }
        }
    }

    /**
     * Cuts the machine's volumes loose, so that they stay when it goes. The templates go first: while they name a volume,
     * KubeVirt would take it back.
     */
    void releaseVolumes(ProjectMember member, ClusterObject vm, List<ObservedVolume> owned) {
        var cluster = clusters.actingAs(member);
        if (!vm.at("/spec/dataVolumeTemplates").isEmpty()) {
            var patch = JSON.objectNode();
            patch.putObject("spec").putNull("dataVolumeTemplates");
            cluster.merge(Kinds.VIRTUAL_MACHINE, vm.name(), patch);
        }
        for (var volume : owned) {
            release(cluster, Kinds.DATA_VOLUME, volume);
        }
    }

    void delete(ProjectMember member, String name, String uid) {
        clusters.actingAs(member).delete(Kinds.VIRTUAL_MACHINE, name, uid);
    }

    private static void release(ProjectCluster cluster, ResourceKind kind, ObservedVolume volume) {
        var operations = JSON.arrayNode();
        operations
                .addObject()
                .put("op", "test")
                .put("path", "/metadata/ownerReferences/0/uid")
                .put("value", volume.ownerUid());
        operations.addObject().put("op", "remove").put("path", "/metadata/ownerReferences/0");
        cluster.patch(kind, volume.name(), operations);
    }

    private void machine(ProjectMember member, String name, String order, JsonNode body) {
        clusters.actingAs(member).order(Kinds.MACHINE_ORDERS, name, order, body);
    }

    private void instance(ProjectMember member, String name, String order) {
        clusters.actingAs(member).order(Kinds.INSTANCE_ORDERS, name, order, JSON.objectNode());
    }
}
