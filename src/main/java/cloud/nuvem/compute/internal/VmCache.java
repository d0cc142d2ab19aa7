package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.cluster.ProjectSignals;
import cloud.nuvem.cluster.WatchedCaches;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * All machines of all projects as values, joined from what is watched when it changes, so that reading a page costs no join.
 * Each project has its own box; nothing is ever looked up without naming the project.
 */
@Component
class VmCache implements DisposableBean {

    private static final Duration BETWEEN_SIGNALS = Duration.ofMillis(200);
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(1);
    private static final Duration STALE_AFTER = Duration.ofSeconds(30);

    private final WatchedKind<ObservedVm> machines;
    private final WatchedKind<ObservedInstance> instances;
    private final VolumeCache volumes;
    private final CatalogueCache catalogue;
    private final Map<ProjectId, ProjectMachines> projects = new ConcurrentHashMap<>();
    private final List<MachineListener> eachChange = new CopyOnWriteArrayList<>();
    private final ProjectSignals signals = new ProjectSignals(BETWEEN_SIGNALS);

    VmCache(WatchedCaches caches, VolumeCache volumes, CatalogueCache catalogue) {
        this.volumes = volumes;
        this.catalogue = catalogue;
        this.machines = caches.watch(Scope.all(Kinds.VIRTUAL_MACHINE), ObservedVm::of);
        this.instances = caches.watch(Scope.all(Kinds.INSTANCE), ObservedInstance::of);
        machines.onChange((region, namespace, name, now) -> join(region, namespace, name));
        instances.onChange((region, namespace, name, now) -> join(region, namespace, name));
        volumes.onChange((region, namespace, owner) -> join(region, namespace, owner));
        catalogue.onInstanceTypeChange(this::joinAll);
    }

    Optional<VirtualMachine> find(Project project, String name) {
        return box(project).find(name);
    }

    /**
     * All of a project.
     *
     * @throws cloud.nuvem.cluster.ClusterUnavailable before the cluster was seen for the first time
     */
    MachineList of(Project project) {
        return box(project).snapshot();
    }

    /** What the cluster itself says of a machine. */
    Optional<ObservedVm> observed(Home home, String name) {
        return machines.find(home.region(), home.project(), name);
    }

    Collection<ObservedVm> observed(Home home) {
        return machines.in(home.region(), home.project());
    }

    /** The same without waiting. */
    Optional<ObservedVm> peekObserved(Home home, String name) {
        return machines.peek(home.region(), home.project(), name);
    }

    /** What it says of a machine while it runs, without waiting. */
    Optional<ObservedInstance> instance(Home home, String name) {
        return instances.peek(home.region(), home.project(), name);
    }

    /** Where in a region machines were seen. */
    List<Home> homes(Region region) {
        return projects.values().stream()
                .map(ProjectMachines::home)
                .filter(home -> home.region().equals(region))
                .toList();
    }

    /** Hears of each machine that changes, after it, on the watching thread. */
    @FunctionalInterface
    interface MachineListener {
        void changed(Home home, String name);
    }

    void onEachChange(MachineListener listener) {
        eachChange.add(listener);
    }

    /** How old the oldest part of the picture is. */
    Duration age(Region region) {
        var ofMachines = machines.age(region);
        var ofInstances = instances.age(region);
        return ofMachines.compareTo(ofInstances) > 0 ? ofMachines : ofInstances;
    }

    /** Whether what is shown may be far from what is. */
    boolean isStale(Region region) {
        return age(region).compareTo(STALE_AFTER) > 0;
    }

    AutoCloseable onChange(ProjectId project, Runnable listener) {
        return signals.listen(project, listener);
    }

    /** What is known of a project, wherever it is. */
    MachineList known(ProjectId project) {
        var box = projects.get(project);
        return box == null ? MachineList.EMPTY : box.snapshot();
    }

    /** The same for one machine. */
    Optional<VirtualMachine> peek(ProjectId project, String name) {
        var box = projects.get(project);
        return box == null ? Optional.empty() : box.find(name);
    }

    /** @throws ClusterUnavailable before the region was seen for the first time */
    void requireSeen(Region region) {
        machines.requireSeen(region);
    }

    /** @throws ClusterUnavailable when the region has not been heard for too long to say what is there */
    void requireFresh(Region region) {
        machines.requireSeen(region);
        if (isStale(region)) {
            throw new ClusterUnavailable("region " + region + " has not been heard for too long", age(region));
        }
    }

    /** So that who wrote reads what was written: returns once the cache shows this version or a later one, or soon in any case. */
    void awaitSeen(Home home, String name, String version) {
        try {
            projects.computeIfAbsent(home.project(), unseen -> new ProjectMachines(home))
                    .awaitSeen(name, version, UNTIL_SEEN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt(); // the write is done; nobody waits for its echo any more
        }
    }

    /** A machine just answered by the cluster, before the cache has seen it. */
    VirtualMachine valueOf(Project project, ObservedVm vm) {
        return VmJoin.join(project.id(), vm, null, null, size(project.region(), vm));
    }

    @Override
    public void destroy() {
        signals.close();
    }

    private ProjectMachines box(Project project) {
        machines.requireSeen(project.region());
        var box = projects.get(project.id());
        return box == null ? new ProjectMachines(Home.of(project)) : box;
    }

    private void joinAll() {
        projects.values()
                .forEach(box -> box.snapshot()
                        .byName()
                        .forEach(machine -> join(box.home(), machine.name().value())));
    }

    private void join(Region region, String namespace, String name) {
        if (ResourceName.isValid(name)) {
            Home.at(region, namespace).ifPresent(home -> join(home, name));
        }
    }

    private void join(Home home, String name) {
        projects.computeIfAbsent(home.project(), unseen -> new ProjectMachines(home))
                .refresh(name, () -> current(home, name));
        signals.changed(home.project());
        eachChange.forEach(listener -> listener.changed(home, name));
    }

    private @Nullable VirtualMachine current(Home home, String name) {
        return machines.peek(home.region(), home.project(), name)
                .map(vm -> VmJoin.join(
                        home.project(),
                        vm,
                        instances.peek(home.region(), home.project(), name).orElse(null),
                        vm.volumes().isEmpty()
                                ? null
                                : volumes.peek(home, vm.volumes().getFirst()).orElse(null),
                        size(home.region(), vm)))
                .orElse(null);
    }

    private ObservedVm.@Nullable Size size(Region region, ObservedVm vm) {
        return catalogue
                .instanceType(region, vm.instanceType())
                .map(type -> new ObservedVm.Size(type.vcpus(), type.memory()))
                .orElse(null);
    }
}
