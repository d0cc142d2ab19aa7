package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ResourceKind;
import cloud.nuvem.cluster.WatchedCaches;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.tenancy.Project;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The pods that machines run in. */
@Component
class LauncherCache {

    static final ResourceKind POD = ResourceKind.core("pods", "Pod");

    private final WatchedKind<ObservedLauncher> launchers;

    LauncherCache(WatchedCaches caches) {
        launchers = caches.watch(new Scope(POD, null, "kubevirt.io=virt-launcher"), ObservedLauncher::of);
    }

    /** The one that the machine runs in; while it moves, the one it moves from. */
    Optional<ObservedLauncher> of(Project project, String machine) {
        return launchers.in(project.region(), project.id()).stream()
                .filter(launcher -> launcher.machine().equals(machine) && launcher.isRunning())
                .min(Comparator.comparing(ObservedLauncher::name));
    }
}
