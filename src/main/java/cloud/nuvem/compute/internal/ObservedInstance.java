package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterObject.Condition;
import cloud.nuvem.compute.internal.ObservedVm.Size;
import cloud.nuvem.kernel.DataSize;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a {@code VirtualMachineInstance}: the machine while it runs.
 *
 * @param deleting KubeVirt stops a machine by deleting its instance
 * @param phaseSince when the phase began
 * @param pausedSince null while it is not paused
 * @param unschedulable the scheduler's words when no host has room; empty otherwise
 * @param host name of the node; empty before it is placed
 */
record ObservedInstance(
        String uid,
        boolean deleting,
        String phase,
        @Nullable Instant phaseSince,
        @Nullable Instant pausedSince,
        String unschedulable,
        List<String> addresses,
        String host,
        Size size) {

    static ObservedInstance of(ClusterObject vmi) {
        var phase = vmi.text("/status/phase").intern();
        return new ObservedInstance(
                vmi.uid(),
                vmi.isBeingDeleted(),
                phase,
                phaseSince(vmi, phase),
                vmi.condition("Paused")
                        .filter(Condition::isTrue)
                        .map(Condition::since)
                        .orElse(null),
                vmi.condition("PodScheduled")
                        .filter(placed -> !placed.isTrue() && placed.reason().equals("Unschedulable"))
                        .map(Condition::message)
                        .orElse(""),
                addresses(vmi),
                vmi.text("/status/nodeName").intern(),
                size(vmi));
    }

    private static @Nullable Instant phaseSince(ClusterObject vmi, String phase) {
        for (var step : vmi.at("/status/phaseTransitionTimestamps")) {
            if (step.path("phase").asString("").equals(phase)) {
                var text = step.path("phaseTransitionTimestamp").asString("");
                return text.isEmpty() ? null : Instant.parse(text);
            }
        }
        return null;
    }

    private static List<String> addresses(ClusterObject vmi) {
        return StreamSupport.stream(vmi.at("/status/interfaces").spliterator(), false)
                .map(nic -> nic.path("ipAddress").asString(""))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static Size size(ClusterObject vmi) {
        var cpu = vmi.at("/status/currentCPUTopology");
        int vcpus = cpu.isMissingNode()
                ? 0
                : cpu.path("cores").asInt(1)
                        * cpu.path("sockets").asInt(1)
                        * cpu.path("threads").asInt(1);
        var memory = vmi.size("/status/memory/guestCurrent").orElse(DataSize.ZERO);
        return vcpus == 0 && memory.equals(DataSize.ZERO) ? Size.UNKNOWN : new Size(vcpus, memory);
    }
}
