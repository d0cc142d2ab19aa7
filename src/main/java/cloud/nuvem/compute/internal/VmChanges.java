package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.cluster.Labels;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines.DeleteVm;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VirtualMachines.UpdateVm;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.quota.Quotas;
import cloud.nuvem.tenancy.ProjectMember;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Changes existing machines, each by the smallest word to the cluster that says it. */
@Component
class VmChanges {

    private static final int ATTEMPTS = 4;
    private static final String PROTECTED_SENTENCE = "is protected from deletion";

    private final VmGateway gateway;
    private final VmCache cache;
    private final VolumeCache volumes;
    private final CatalogueCache catalogue;
    private final Quotas quotas;

    VmChanges(VmGateway gateway, VmCache cache, VolumeCache volumes, CatalogueCache catalogue, Quotas quotas) {
        this.gateway = gateway;
        this.cache = cache;
        this.volumes = volumes;
        this.catalogue = catalogue;
        this.quotas = quotas;
    }

    /** The cluster decides; what it cannot do in the state it is in, it refuses with 409, or 404 for what does not run. */
    VmChangeResult power(ProjectMember member, ResourceName name, PowerAction action) {
        var machine = cache.find(member.project(), name.value());
        if (machine.isEmpty()) {
            return new VmChangeResult.Absent(name.value());
        }
        var state = machine.get().status().state();
        if (!action.isPossibleIn(state) && !isOld(member)) {
            return new VmChangeResult.NotInThisState(state);
        }
        try {
            gateway.order(member, name.value(), action);
            return new VmChangeResult.Accepted();
        } catch (ClusterRefusal refusal) {
            return refusal.isConflict() || refusal.isAbsent()
                    ? new VmChangeResult.NotInThisState(stateNow(member, machine.get()))
                    : new VmChangeResult.RefusedByCluster(refusal.words());
        }
    }

    VmChangeResult update(ProjectMember member, ResourceName name, UpdateVm command, @Nullable String ifVersion) {
        var broken = VmRules.broken(command);
        return broken.isPresent() ? invalid(broken.get()) : change(member, name, ifVersion, updating(member, command));
    }

    private Change updating(ProjectMember member, UpdateVm command) {
        return new Change(vm -> refusal(vm, command), vm -> {
            var protect = command.deletionProtection();
            if (protect != null) {
                protectVolumes(member, ObservedVm.of(vm), protect);
            }
            return VmPatches.update(vm, command);
        });
    }

    private static Optional<VmChangeResult> refusal(ClusterObject vm, UpdateVm command) {
        var tags = command.tags();
        return tags == null
                ? Optional.empty()
                : VmRules.broken(null, tags.appliedTo(ObservedVm.of(vm).tags())).map(VmChanges::invalid);
    }

    private static VmChangeResult invalid(VmRules.Broken broken) {
        return new VmChangeResult.InvalidField(broken.field(), broken.rule());
    }

    VmChangeResult resize(ProjectMember member, ResourceName name, String instanceType) {
        var wanted = catalogue.offeredInstanceType(member.project().region(), instanceType);
        if (wanted.isEmpty()) {
            return new VmChangeResult.UnknownInstanceType(instanceType);
        }
        var machine = cache.find(member.project(), name.value());
        if (machine.isEmpty()) {
            return new VmChangeResult.Absent(name.value());
        }
        return quotas.within(
                member.project().organization(),
                growth(machine.get(), wanted.get()),
                VmChangeResult.QuotaExceeded::new,
                () -> change(member, name, null, Change.of(VmPatches.resize(instanceType))));
    }

    /** A volume that is protected would outlive its machine only until the protection is taken off: refused as well. */
    VmChangeResult delete(ProjectMember member, ResourceName name, DeleteVm command) {
        var found = gateway.read(member, name.value());
        if (found.isEmpty()) {
            return new VmChangeResult.Absent(name.value());
        }
        var vm = found.get();
        var owned = owned(member, vm.uid());
        if (vm.label(Labels.PROTECTED).equals("true")
                || (!command.keepVolumes() && owned.stream().anyMatch(ObservedVolume::deletionProtection))) {
            return new VmChangeResult.Protected(name.value());
        }
        try {
            if (command.keepVolumes()) {
                gateway.releaseVolumes(member, vm, owned);
            }
            gateway.delete(member, name.value(), vm.uid());
            return new VmChangeResult.Accepted();
        } catch (ClusterRefusal refusal) {
            return deletionRefused(name, refusal);
        }
    }

    private static VmChangeResult deletionRefused(ResourceName name, ClusterRefusal refusal) {
        if (refusal.isAbsent()) {
            return new VmChangeResult.Absent(name.value());
        }
        if (refusal.isConflict()) {
            return new VmChangeResult.ChangedMeanwhile();
        }
        return refusal.words().contains(PROTECTED_SENTENCE)
                ? new VmChangeResult.Protected(name.value())
                : new VmChangeResult.RefusedByCluster(refusal.words());
    }

    /** What is to be changed about a machine as it is now, unless that refuses. */
    private record Change(
            Function<ClusterObject, Optional<VmChangeResult>> refusal, Function<ClusterObject, ObjectNode> patch) {

        static Change of(ObjectNode patch) {
            return new Change(vm -> Optional.empty(), vm -> patch);
        }
    }

    /** Reads, makes the patch, sends it on the version read; again when somebody was faster, unless a version was named. */
    private VmChangeResult change(ProjectMember member, ResourceName name, @Nullable String ifVersion, Change change) {
        for (int attempt = 1; ; attempt++) {
            var vm = gateway.read(member, name.value());
            if (vm.isEmpty()) {
                return new VmChangeResult.Absent(name.value());
            }
            if (ifVersion != null && !ifVersion.equals(vm.get().version())) {
                return new VmChangeResult.ChangedMeanwhile();
            }
            var refused = change.refusal().apply(vm.get());
            if (refused.isPresent()) {
                return refused.get();
            }
            try {
                var changed = gateway.merge(
                        member, name.value(), vm.get().version(), change.patch().apply(vm.get()));
                cache.awaitSeen(Home.of(member.project()), name.value(), changed.version());
                return new VmChangeResult.Accepted();
            } catch (ClusterRefusal refusal) {
                if (!refusal.isConflict()) {
                    return new VmChangeResult.RefusedByCluster(refusal.words());
                }
                if (ifVersion != null || attempt == ATTEMPTS) {
                    return new VmChangeResult.ChangedMeanwhile();
                }
            }
        }
    }

    private void protectVolumes(ProjectMember member, ObservedVm vm, boolean protect) {
        owned(member, vm.uid()).stream()
                .filter(volume -> volume.deletionProtection() != protect)
                .forEach(volume -> gateway.protectVolume(member, volume.name(), protect));
    }

    private List<ObservedVolume> owned(ProjectMember member, String uid) {
        return volumes.of(Home.of(member.project())).stream()
                .filter(volume -> volume.ownerUid().equals(uid))
                .toList();
    }

    private State stateNow(ProjectMember member, VirtualMachine known) {
        return cache.find(member.project(), known.name().value())
                .orElse(known)
                .status()
                .state();
    }

    private boolean isOld(ProjectMember member) {
        return cache.isStale(member.project().region());
    }

    private static Map<Quotas.Limit, Long> growth(VirtualMachine machine, InstanceType wanted) {
        var growth = new EnumMap<Quotas.Limit, Long>(Quotas.Limit.class);
        long vcpus = (long) wanted.vcpus() - machine.vcpus();
        long memory = wanted.memory().gibRoundedUp() - machine.memory().gibRoundedUp();
        if (vcpus > 0) {
            growth.put(Quotas.Limit.VCPUS, vcpus);
        }
        if (memory > 0) {
            growth.put(Quotas.Limit.MEMORY_GIB, memory);
        }
        return growth;
    }
}
