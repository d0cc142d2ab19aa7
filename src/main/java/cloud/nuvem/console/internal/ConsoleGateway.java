package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterSocket;
import cloud.nuvem.cluster.ClusterSocket.Channel;
import cloud.nuvem.cluster.ProjectClusters;
import cloud.nuvem.cluster.ResourceKind;
import cloud.nuvem.console.ConsoleKind;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.ProjectMember;
import org.springframework.stereotype.Component;

/** KubeVirt's console subresources of a running machine, in the member's name. Throws what {@code ProjectCluster} throws. */
@Component
class ConsoleGateway {

    private static final ResourceKind INSTANCE =
            new ResourceKind("subresources.kubevirt.io", "v1", "virtualmachineinstances", "VirtualMachineInstance");

    /** Raw bytes in binary messages: RFB, or what the terminal says. */
    private static final String PROTOCOL = "plain.kubevirt.io";

    private final ProjectClusters clusters;

    ConsoleGateway(ProjectClusters clusters) {
        this.clusters = clusters;
    }

    /** @param preserve refuse rather than end another's session; KubeVirt knows this for the screen only */
    ClusterSocket connect(ProjectMember member, ResourceName machine, ConsoleKind kind, boolean preserve) {
        var channel = switch (kind) {
            case SCREEN -> new Channel("vnc", preserve ? "preserveSession=true" : "", PROTOCOL);
            case SERIAL -> new Channel("console", "", PROTOCOL);
        };
        return clusters.actingAs(member).connect(INSTANCE, machine.value(), channel);
    }

    /** PNG; without waking a sleeping screen, which would move the person's mouse. */
    byte[] screenshot(ProjectMember member, ResourceName machine) {
        return clusters.actingAs(member).fetch(INSTANCE, machine.value(), "vnc/screenshot");
    }
}
