package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterAnswerLost;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.quota.Quotas;
import cloud.nuvem.quota.Quotas.Claim;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes machines: plan → quota → machine → Secret. A machine is created with POST, so that a taken name is refused; a repeated
 * wish finds what the attempt before had made, by the id it carries, and finishes it. At any point of death there is nothing
 * that its owner could not see.
 */
@Component
class VmCreation {

    private final VmPlanner planner;
    private final Quotas quotas;
    private final VmGateway gateway;
    private final VmCache cache;

    VmCreation(VmPlanner planner, Quotas quotas, VmGateway gateway, VmCache cache) {
        this.planner = planner;
        this.quotas = quotas;
        this.gateway = gateway;
        this.cache = cache;
    }

    /** @param repeated an earlier attempt at the same wish had made it */
    private record Made(ObservedVm vm, boolean repeated) {}

    CreateVmResult create(Actor actor, ProjectMember member, CreateVm command) {
        return switch (planner.plan(actor, member.project(), command)) {
            case VmPlanner.Plan.Refused(var why) -> why;
            case VmPlanner.Plan.Ready(var machines) -> create(member, machines);
        };
    }

    private CreateVmResult create(ProjectMember member, List<VmBlueprint> machines) {
        var missing = new ArrayList<VmBlueprint>();
        for (var machine : machines) {
            var there = cache.observed(Home.of(member.project()), machine.name().value());
            if (there.isEmpty()) {
                missing.add(machine);
            } else if (!isOurs(machine, there.get())) {
                return new CreateVmResult.NameTaken(machine.name().value());
            }
        }
        if (missing.isEmpty()) {
            return make(member, machines); // a repetition: nothing new to count
        }
        return quotas.within(
                member.project().organization(),
                claims(member, missing),
                quota -> exceeded(member, machines, quota),
                () -> make(member, machines));
    }

    /** A repetition that comes before the cache has seen the first attempt's machines needs no room any more. */
    private CreateVmResult exceeded(ProjectMember member, List<VmBlueprint> machines, Quotas.QuotaExceeded quota) {
        boolean allThere =
                machines.stream().allMatch(machine -> earlier(member, machine).isPresent());
        return allThere ? make(member, machines) : new CreateVmResult.QuotaExceeded(quota);
    }

    /** All names are tried before the first machine is made; for a single one the creation itself is the trial. */
    private CreateVmResult make(ProjectMember member, List<VmBlueprint> machines) {
        try {
            if (machines.size() > 1) {
                for (var machine : machines) {
                    if (!isFree(member, machine)) {
                        return new CreateVmResult.NameTaken(machine.name().value());
                    }
                }
            }
            return makeAll(member, machines);
        } catch (ClusterRefusal refusal) {
            return new CreateVmResult.RefusedByCluster(refusal.words());
        }
    }

    private CreateVmResult makeAll(ProjectMember member, List<VmBlueprint> machines) {
        var values = new ArrayList<VirtualMachine>();
        boolean repeated = true;
        for (var machine : machines) {
            var made = post(member, machine);
            if (made.isEmpty()) {
                return new CreateVmResult.NameTaken(machine.name().value());
            }
            var vm = made.get().vm();
            gateway.giveCloudInit(member, machine, vm.uid());
            cache.awaitSeen(Home.of(member.project()), machine.name().value(), vm.version());
            values.add(cache.valueOf(member.project(), vm));
            repeated &= made.get().repeated();
        }
        return new CreateVmResult.Created(List.copyOf(values), repeated);
    }

    private boolean isFree(ProjectMember member, VmBlueprint machine) {
        try {
            gateway.rehearse(member, machine);
            return true;
        } catch (ClusterRefusal refusal) {
            if (refusal.isAlreadyThere()) {
                return earlier(member, machine).isPresent();
            }
            throw refusal;
        }
    }

    /** Empty when somebody else's machine has the name. */
    private Optional<Made> post(ProjectMember member, VmBlueprint machine) {
        try {
            return Optional.of(new Made(gateway.create(member, machine), false));
        } catch (ClusterRefusal refusal) { // a full quota is named before a taken name, so look in any case
            var earlier = earlier(member, machine);
            if (earlier.isEmpty() && !refusal.isAlreadyThere()) {
                throw refusal;
            }
            return earlier.map(vm -> new Made(vm, true));
        } catch (ClusterAnswerLost lost) { // the cluster may know what became of it
            var there = earlier(member, machine).orElseThrow(() -> lost);
            return Optional.of(new Made(there, false));
        }
    }

    /** The machine that this wish has made already. */
    private Optional<ObservedVm> earlier(ProjectMember member, VmBlueprint machine) {
        return gateway.read(member, machine.name().value()).map(ObservedVm::of).filter(vm -> isOurs(machine, vm));
    }

    private static boolean isOurs(VmBlueprint machine, ObservedVm vm) {
        return vm.requestId().equals(machine.requestId()) && !vm.deleting();
    }

    private static List<Claim> claims(ProjectMember member, List<VmBlueprint> machines) {
        return machines.stream()
                .map(machine -> new Claim(
                        VmQuotaSource.claim(
                                member.project().id(), machine.name().value()),
                        Map.of(
                                Limit.VIRTUAL_MACHINES,
                                1L,
                                Limit.VCPUS,
                                (long) machine.instanceType().vcpus(),
                                Limit.MEMORY_GIB,
                                machine.instanceType().memory().gibRoundedUp(),
                                Limit.VOLUME_GIB,
                                machine.bootVolume().gibRoundedUp())))
                .toList();
    }
}
