package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.internal.ProjectUse.MachineUse;
import cloud.nuvem.compute.internal.ProjectUse.Promise;
import cloud.nuvem.compute.internal.ProjectUse.Sums;
import cloud.nuvem.kernel.Region;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What every project uses of its limits, kept as it changes: asking costs the same for one machine and for ten thousand. */
@Component
class UseCache {

    private final VmCache machines;
    private final VolumeCache volumes;
    private final Map<Home, ProjectUse> projects = new ConcurrentHashMap<>();

    UseCache(VmCache machines, VolumeCache volumes) {
        this.machines = machines;
        this.volumes = volumes;
        machines.onEachChange((home, name) -> project(home).machineChanged(name));
        volumes.onEachChange((region, namespace, name) ->
                Home.at(region, namespace).ifPresent(home -> project(home).volumeChanged(name)));
    }

    /** @throws cloud.nuvem.cluster.ClusterUnavailable before the region was seen for the first time */
    Sums of(Home home) {
        requireSeen(home.region());
        var project = projects.get(home);
        return project == null ? Sums.NOTHING : project.sums();
    }

    /** Whether {@link #of} contains the machine. */
    boolean counts(Home home, String machine) {
        var project = projects.get(home);
        return project != null && project.counts(machine);
    }

    private void requireSeen(Region region) {
        machines.requireSeen(region);
        volumes.requireSeen(region);
    }

    private ProjectUse project(Home home) {
        return projects.computeIfAbsent(home, unseen -> new ProjectUse(new Now(unseen, machines, volumes)));
    }

    /** What the other caches show of one project. */
    private record Now(Home home, VmCache machines, VolumeCache volumes) implements ProjectUse.Reality {

        @Override
        public Optional<MachineUse> machine(String name) {
            return machines.peek(home.project(), name)
                    .map(machine -> new MachineUse(
                            machine.vcpus(),
                            machine.memory().gibRoundedUp(),
                            machines.peekObserved(home, name)
                                    .flatMap(Now::promise)
                                    .orElse(null)));
        }

        @Override
        public Optional<Long> dataVolume(String name) {
            return volumes.peekDataVolume(home, name).map(volume -> ProjectUse.gib(volume.size()));
        }

        @Override
        public Optional<Long> loneClaim(String name) {
            return volumes.peekClaim(home, name)
                    .filter(claim -> !claim.ownedByVolume() && !claim.isScratch())
                    .map(claim -> ProjectUse.gib(claim.size()));
        }

        private static Optional<Promise> promise(ObservedVm machine) {
            var template = machine.bootVolume();
            return template == null || machine.volumes().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Promise(machine.volumes().getFirst(), ProjectUse.gib(template.size())));
        }
    }
}
