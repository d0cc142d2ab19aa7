package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterObject.Condition;
import cloud.nuvem.cluster.Labels;
import cloud.nuvem.kernel.DataSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a {@code VirtualMachine}. Ten thousand of these live in memory: texts that repeat are shared.
 *
 * @param requestId the wish it was made for; empty when made elsewhere
 * @param printableStatus KubeVirt's own word
 * @param failure of condition Failure; null without one
 * @param readySince last transition of condition Ready
 * @param volumes names of its data volumes and claims, the boot volume first
 * @param size its own vCPUs and memory where no instance type fixes them
 */
record ObservedVm(
        String namespace,
        String name,
        String uid,
        String version,
        Instant createdAt,
        String displayName,
        String image,
        String instanceType,
        String requestId,
        String runStrategy,
        String printableStatus,
        @Nullable Condition failure,
        @Nullable Instant readySince,
        boolean restartRequired,
        boolean deleting,
        boolean deletionProtection,
        List<String> volumes,
        @Nullable BootVolume bootVolume,
        Size size,
        SortedMap<String, String> tags) {

    /** The template of the boot volume. */
    record BootVolume(@Nullable DataSize size, String type) {}

    /** vCPUs and memory. */
    record Size(int vcpus, DataSize memory) {
        static final Size UNKNOWN = new Size(0, DataSize.ZERO);
    }

    static ObservedVm of(ClusterObject vm) {
        return new ObservedVm(
                vm.namespace().intern(),
                vm.name(),
                vm.uid(),
                vm.version(),
                vm.createdAt(),
                vm.annotation(Labels.DISPLAY_NAME),
                vm.annotation(Keys.IMAGE).intern(),
                vm.text("/spec/instancetype/name").intern(),
                vm.annotation(Keys.REQUEST),
                vm.text("/spec/runStrategy").intern(),
                vm.text("/status/printableStatus").intern(),
                vm.condition("Failure").filter(Condition::isTrue).orElse(null),
                vm.condition("Ready").map(Condition::since).orElse(null),
                vm.condition("RestartRequired").filter(Condition::isTrue).isPresent(),
                vm.isBeingDeleted(),
                vm.label(Labels.PROTECTED).equals("true"),
                volumes(vm),
                bootVolume(vm),
                size(vm),
                tags(vm));
    }

    private static List<String> volumes(ClusterObject vm) {
        var names = new ArrayList<String>(1);
        for (var volume : vm.at("/spec/template/spec/volumes")) {
            var dataVolume = volume.path("dataVolume").path("name").asString("");
            var claim = volume.path("persistentVolumeClaim").path("claimName").asString("");
            var name = dataVolume.isEmpty() ? claim : dataVolume;
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    private static @Nullable BootVolume bootVolume(ClusterObject vm) {
        if (vm.at("/spec/dataVolumeTemplates/0").isMissingNode()) {
            return null;
        }
        var storage = "/spec/dataVolumeTemplates/0/spec/storage";
        var template = vm.at(storage).isMissingNode() ? "/spec/dataVolumeTemplates/0/spec/pvc" : storage;
        return new BootVolume(
                vm.size(template + "/resources/requests/storage").orElse(null),
                vm.text(template + "/storageClassName").intern());
    }

    private static Size size(ClusterObject vm) {
        var cpu = vm.at("/spec/template/spec/domain/cpu");
        var memory = vm.size("/spec/template/spec/domain/memory/guest")
                .or(() -> vm.size("/spec/template/spec/domain/resources/requests/memory"));
        if (cpu.isMissingNode() && memory.isEmpty()) {
            return Size.UNKNOWN;
        }
        int vcpus = cpu.path("cores").asInt(1)
                * cpu.path("sockets").asInt(1)
                * cpu.path("threads").asInt(1);
        return new Size(vcpus, memory.orElse(DataSize.ZERO));
    }

    private static SortedMap<String, String> tags(ClusterObject vm) {
        var tags = new TreeMap<String, String>();
        vm.labels().forEach((key, value) -> {
            if (key.startsWith(Labels.TAG_PREFIX)) {
                tags.put(key.substring(Labels.TAG_PREFIX.length()).intern(), value.intern());
            }
        });
        return tags.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(tags);
    }
}
