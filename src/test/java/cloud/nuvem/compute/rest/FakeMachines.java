package cloud.nuvem.compute.rest;

import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.InvalidCursor;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.quota.Quotas.QuotaExceeded;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Machines of one project, {@code shop}, in memory; what the facade promises, without a cluster. */
final class FakeMachines implements VirtualMachines {

    static final ProjectId SHOP = new ProjectId("shop");

    final SortedMap<String, VirtualMachine> machines = new ConcurrentSkipListMap<>();
    final Map<String, String> requestIds = new ConcurrentSkipListMap<>();
    final List<PowerAction> orders = new CopyOnWriteArrayList<>();

    @Nullable
    CreateVm lastCommand;

    @Nullable
    VmQuery lastQuery;

    void reset() {
        machines.clear();
        requestIds.clear();
        orders.clear();
    }

    @Override
    public CreateVmResult create(Actor actor, ProjectId project, CreateVm command) {
        if (!project.equals(SHOP)) {
            return new CreateVmResult.NotAllowed(new Denied.Absent("project"));
        }
        lastCommand = command;
        if (!command.image().equals("debian-13")) {
            return new CreateVmResult.UnknownImage(command.image());
        }
        if (command.instanceType().equals("u1.2xlarge")) {
            return new CreateVmResult.QuotaExceeded(new QuotaExceeded(Limit.VCPUS, 8, 2, 128));
        }
        List<VirtualMachine> made = new ArrayList<>();
        for (int i = 1; i <= command.count(); i++) {
            var name = command.count() == 1 ? command.name().value() : command.name() + "-" + i;
            if (machines.containsKey(name)) {
                return new CreateVmResult.NameTaken(name);
            }
            made.add(machine(name, command));
        }
        made.forEach(machine -> {
            machines.put(machine.name().value(), machine);
            requestIds.put(machine.name().value(), command.requestId());
        });
        return new CreateVmResult.Created(made, false);
    }

    private static VirtualMachine machine(String name, CreateVm command) {
        return new VirtualMachine(
                "uid-" + name,
                "1",
                SHOP,
                new ResourceName(name),
                command.displayName() == null ? name : command.displayName(),
                new VmStatus.Provisioning(VmStatus.Provisioning.Phase.IMPORTING_IMAGE, 40, null),
                command.instanceType(),
                1,
                DataSize.ofGib(4),
                command.image(),
                command.bootVolume() == null ? DataSize.ofGib(5) : command.bootVolume(),
                "fast",
                List.of(),
                null,
                new TreeMap<>(command.tags()),
                command.deletionProtection(),
                false,
                Instant.parse("2026-11-24T10:00:00Z"));
    }

    void set(String name, VmStatus status) {
        machines.computeIfPresent(
                name, (key, vm) -> with(vm, status, vm.displayName(), vm.tags(), vm.deletionProtection()));
    }

    private static VirtualMachine with(
            VirtualMachine vm, VmStatus status, String displayName, Map<String, String> tags, boolean protection) {
        return new VirtualMachine(
                vm.uid(),
                String.valueOf(Integer.parseInt(vm.version()) + 1),
                vm.project(),
                vm.name(),
                displayName,
                status,
                vm.instanceType(),
                vm.vcpus(),
                vm.memory(),
                vm.image(),
                vm.bootVolume(),
                vm.volumeType(),
                vm.addresses(),
                vm.host(),
                new TreeMap<>(tags),
                protection,
                vm.pendingChanges(),
                vm.createdAt());
    }

    @Override
    public Optional<CreateVmResult.InvalidUserData> checkUserData(String userData) {
        return Optional.empty();
    }

    @Override
    public VmChangeResult power(Actor actor, ProjectId project, ResourceName name, PowerAction action) {
        var machine = in(project).get(name.value());
        if (machine == null) {
            return new VmChangeResult.Absent(name.value());
        }
        if (!action.isPossibleIn(machine.status().state())) {
            return new VmChangeResult.NotInThisState(machine.status().state());
        }
        orders.add(action);
        return new VmChangeResult.Accepted();
    }

    @Override
    public VmChangeResult update(
            Actor actor, ProjectId project, ResourceName name, UpdateVm command, @Nullable String ifVersion) {
        var machine = in(project).get(name.value());
        if (machine == null) {
            return new VmChangeResult.Absent(name.value());
        }
        if (ifVersion != null && !ifVersion.equals(machine.version())) {
            return new VmChangeResult.ChangedMeanwhile();
        }
        machines.put(
                name.value(),
                with(
                        machine,
                        machine.status(),
                        command.displayName() == null ? machine.displayName() : command.displayName(),
                        command.tags() == null ? machine.tags() : command.tags().appliedTo(machine.tags()),
                        command.deletionProtection() == null
                                ? machine.deletionProtection()
                                : command.deletionProtection()));
        return new VmChangeResult.Accepted();
    }

    @Override
    public VmChangeResult resize(Actor actor, ProjectId project, ResourceName name, String instanceType) {
        return instanceType.equals("u1.large")
                ? new VmChangeResult.Accepted()
                : new VmChangeResult.UnknownInstanceType(instanceType);
    }

    @Override
    public VmChangeResult delete(Actor actor, ProjectId project, ResourceName name, DeleteVm command) {
        var machine = in(project).get(name.value());
        if (machine == null) {
            return new VmChangeResult.Absent(name.value());
        }
        if (machine.deletionProtection()) {
            return new VmChangeResult.Protected(name.value());
        }
        machines.remove(name.value());
        return new VmChangeResult.Accepted();
    }

    @Override
    public Optional<VirtualMachine> find(Actor actor, ProjectId project, ResourceName name) {
        return Optional.ofNullable(in(project).get(name.value()));
    }

    @Override
    public Page<VirtualMachine> page(Actor actor, ProjectId project, VmQuery query) {
        lastQuery = query;
        var all = List.copyOf(in(project).values());
        int from = query.cursor() == null ? 0 : place(query.cursor());
        int to = Math.min(all.size(), from + query.limit());
        return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null, all.size());
    }

    private static int place(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException notOurs) {
            throw new InvalidCursor();
        }
    }

    @Override
    public VmOverview overview(Actor actor, ProjectId project, VmQuery query) {
        throw new UnsupportedOperationException("the API does not show it");
    }

    @Override
    public Optional<String> manifest(Actor actor, ProjectId project, ResourceName name) {
        return Optional.empty();
    }

    @Override
    public AutoCloseable onChange(Actor actor, ProjectId project, Runnable listener) {
        return () -> {};
    }

    private Map<String, VirtualMachine> in(ProjectId project) {
        if (!project.equals(SHOP)) {
            throw new DeniedException(new Denied.Absent("project"));
        }
        return machines;
    }
}
