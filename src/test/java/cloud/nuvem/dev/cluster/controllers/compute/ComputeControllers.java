package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import java.util.List;

/** The controllers of this package. */
public final class ComputeControllers {

    private ComputeControllers() {}

    public static List<Reconciler> create(Surroundings cluster) {
        var pods = new LauncherPods(cluster);
        return List.of(
                new VirtualMachineController(cluster),
                new InstanceController(cluster, pods),
                new MigrationController(cluster, pods),
                new WorkloadUpdater(cluster),
                new Scheduler(cluster),
                new Kubelet(cluster));
    }
}
