package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.internal.ObservedVm.Size;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what several objects say of one machine. */
final class VmJoin {

    private VmJoin() {}

    /**
     * The machine as one value.
     *
     * @param typeSize what the instance type fixes; null where it is not known
     */
    static VirtualMachine join(
            ProjectId project,
            ObservedVm vm,
            @Nullable ObservedInstance instance,
            @Nullable ObservedVolume bootVolume,
            @Nullable Size typeSize) {
        var size = size(vm, instance, typeSize);
        var template = vm.bootVolume();
        return new VirtualMachine(
                vm.uid(),
                vm.version(),
                project,
                new ResourceName(vm.name()),
                vm.displayName().isEmpty() ? vm.name() : vm.displayName(),
                StatusTranslator.translate(vm, instance, bootVolume),
                emptyToNull(vm.instanceType()),
                size.vcpus(),
                size.memory(),
                emptyToNull(vm.image()),
                bootVolume == null ? (template == null ? null : template.size()) : bootVolume.size(),
                emptyToNull(bootVolume == null ? (template == null ? "" : template.type()) : bootVolume.type()),
                instance == null ? List.of() : instance.addresses(),
                instance == null ? null : emptyToNull(instance.host()),
                vm.tags(),
                vm.deletionProtection(),
                vm.restartRequired(),
                vm.createdAt());
    }

    private static Size size(ObservedVm vm, @Nullable ObservedInstance instance, @Nullable Size typeSize) {
        if (typeSize != null) {
            return typeSize;
        }
        boolean own = !vm.size().equals(Size.UNKNOWN);
        return own || instance == null ? vm.size() : instance.size();
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
