package cloud.nuvem.sandbox;

import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmShape;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;

/** Machines of one project in memory; orders are carried out at once. */
@TestComponent
public class FakeVirtualMachines implements VirtualMachines {

    private final Access access;
    private final SortedMap<String, VirtualMachine> machines = new ConcurrentSkipListMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Duration age = Duration.ofSeconds(4);
    private @Nullable RuntimeException broken;
    private final AtomicInteger created = new AtomicInteger();

    FakeVirtualMachines(Access access, @Value("${sandbox.machines:12}") int count) {
        this.access = access;
        reset(count);
    }

    /** Back to the story of the pictures, or to as many as asked for. */
    public final void reset(int count) {
        machines.clear();
        broken = null;
        created.set(0);
        age = Duration.ofSeconds(4);
        SampleMachines.of(count).forEach(machine -> machines.put(machine.name().value(), machine));
    }

    public void breakWith(RuntimeException failure) {
        broken = failure;
    }

    public void age(Duration how) {
        age = how;
    }

    /** What the cluster would do: the open pages are told. */
    public void change(String name, UnaryOperator<VirtualMachine> change) {
        machines.computeIfPresent(name, (key, machine) -> change.apply(machine));
        tell();
    }

    /** Somebody else makes one like web-1. */
    public void add(String name) {
        machines.put(name, SampleMachines.named(get("web-1"), name));
        tell();
    }

    /** Somebody else deletes it. */
    public void remove(String name) {
        machines.remove(name);
        tell();
    }

    public Optional<VirtualMachine> find(String name) {
        return Optional.ofNullable(machines.get(name));
    }

    public List<String> names() {
        return List.copyOf(machines.keySet());
    }

    public InstanceType type(String name) {
        return FakeCatalogue.find(name);
    }

    public VirtualMachine get(String name) {
        return Optional.ofNullable(machines.get(name)).orElseThrow();
    }

    @Override
    public Optional<CreateVmResult.InvalidUserData> checkUserData(String userData) {
        return userData.contains("\t")
                ? Optional.of(
                        new CreateVmResult.InvalidUserData(1, CreateVmResult.InvalidUserData.Reason.SYNTAX, "a tab"))
                : Optional.empty();
    }

    @Override
    public CreateVmResult create(Actor actor, ProjectId project, CreateVm command) {
        if (machines.containsKey(command.name().value())) {
            return new CreateVmResult.NameTaken(command.name().value());
        }
        created.incrementAndGet();
        add(command.name().value());
        return new CreateVmResult.Created(List.of(get(command.name().value())), false);
    }

    @Override
    public VmChangeResult power(Actor actor, ProjectId project, ResourceName name, PowerAction action) {
        var machine = in(project).get(name.value());
        if (machine == null) {
            return new VmChangeResult.Absent(name.value());
        }
        var running = machine.status().state() == VmStatus.State.RUNNING;
        if (running == (action == PowerAction.START)) {
            return new VmChangeResult.NotInThisState(machine.status().state());
        }
        var now = Instant.now();
        change(
                name.value(),
                before -> SampleMachines.with(
                        before,
                        switch (action) {
                            case START, RESTART, RESUME, SOFT_REBOOT, RESET -> new VmStatus.Running(now);
                            case STOP, FORCE_STOP -> new VmStatus.Stopped(now);
                            case PAUSE -> new VmStatus.Paused(now);
                        }));
        return new VmChangeResult.Accepted();
    }

    @Override
    public VmChangeResult update(
            Actor actor, ProjectId project, ResourceName name, UpdateVm command, @Nullable String ifVersion) {
        change(name.value(), machine -> SampleMachines.with(machine, command));
        return new VmChangeResult.Accepted();
    }

    @Override
    public VmChangeResult resize(Actor actor, ProjectId project, ResourceName name, String instanceType) {
        change(name.value(), machine -> SampleMachines.with(machine, FakeCatalogue.find(instanceType)));
        return new VmChangeResult.Accepted();
    }

    @Override
    public VmChangeResult delete(Actor actor, ProjectId project, ResourceName name, DeleteVm command) {
        var machine = machines.get(name.value());
        if (machine == null) {
            return new VmChangeResult.Absent(name.value());
        }
        if (machine.deletionProtection()) {
            return new VmChangeResult.Protected(name.value());
        }
        machines.remove(name.value());
        tell();
        return new VmChangeResult.Accepted();
    }

    @Override
    public Optional<VirtualMachine> find(Actor actor, ProjectId project, ResourceName name) {
        access.require(actor, project, Permission.VIEW_RESOURCES);
        if (broken != null) {
            throw broken;
        }
        return Optional.ofNullable(in(project).get(name.value()));
    }

    @Override
    public Page<VirtualMachine> page(Actor actor, ProjectId project, VmQuery query) {
        access.require(actor, project, Permission.VIEW_RESOURCES);
        if (broken != null) {
            throw broken;
        }
        var found = in(project).values().stream()
                .filter(machine -> matches(machine, query))
                .sorted(order(query))
                .toList();
        int from = Math.min(
                found.size(), query.offset() + (query.cursor() == null ? 0 : Integer.parseInt(query.cursor())));
        int to = Math.min(found.size(), from + query.limit());
        return new Page<>(found.subList(from, to), to < found.size() ? Integer.toString(to) : null, found.size());
    }

    @Override
    public VmOverview overview(Actor actor, ProjectId project, VmQuery query) {
        access.require(actor, project, Permission.VIEW_RESOURCES);
        if (broken != null) {
            throw broken;
        }
        var byState = new EnumMap<VmStatus.State, Long>(VmStatus.State.class);
        var tags = new TreeMap<String, SortedSet<String>>();
        var shapes = new HashMap<VmShape, Long>();
        var found = in(project).values().stream()
                .filter(machine -> matches(machine, query))
                .toList();
        found.forEach(machine -> {
            byState.merge(machine.status().state(), 1L, Long::sum);
            shapes.merge(VmShape.of(machine), 1L, Long::sum);
            machine.tags()
                    .forEach((key, value) ->
                            tags.computeIfAbsent(key, _ -> new TreeSet<>()).add(value));
        });
        return new VmOverview(found.size(), byState, tags, shapes, age);
    }

    @Override
    public Optional<String> manifest(Actor actor, ProjectId project, ResourceName name) {
        return Optional.of("apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata:\n  name: " + name + "\n");
    }

    @Override
    public AutoCloseable onChange(Actor actor, ProjectId project, Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many the wizard made since the last reset. */
    public int created() {
        return created.get();
    }

    public int listening() {
        return listeners.size();
    }

    private Map<String, VirtualMachine> in(ProjectId project) {
        return project.equals(FakeTenancy.PRODUCTION) ? machines : Map.of();
    }

    private void tell() {
        listeners.forEach(listener -> Thread.ofVirtual().start(listener));
    }

    private static boolean matches(VirtualMachine machine, VmQuery query) {
        var wanted = query.search().toLowerCase(Locale.ROOT);
        var tag = query.tag();
        return (wanted.isEmpty() || searchable(machine).contains(wanted))
                && (query.states().isEmpty()
                        || query.states().contains(machine.status().state()))
                && (query.instanceType() == null || query.instanceType().equals(machine.instanceType()))
                && (tag == null
                        || machine.tags().containsKey(tag)
                        || machine.tags().entrySet().stream()
                                .anyMatch(entry -> tag.equals(entry.getKey() + "=" + entry.getValue())));
    }

    private static String searchable(VirtualMachine machine) {
        return (machine.name() + " " + machine.displayName() + " " + machine.addresses() + " " + machine.tags())
                .toLowerCase(Locale.ROOT);
    }

    private static Comparator<VirtualMachine> order(VmQuery query) {
        Comparator<VirtualMachine> order = switch (query.sort()) {
            case NAME -> Comparator.comparing(VirtualMachine::name);
            case STATUS -> Comparator.comparing(machine -> machine.status().state());
            case INSTANCE_TYPE ->
                Comparator.comparing(VirtualMachine::instanceType, Comparator.nullsLast(Comparator.naturalOrder()));
            case AGE -> Comparator.comparing(VirtualMachine::createdAt).reversed();
        };
        return (query.descending() ? order.reversed() : order).thenComparing(VirtualMachine::name);
    }
}
