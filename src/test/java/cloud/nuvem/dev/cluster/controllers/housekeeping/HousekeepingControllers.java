package cloud.nuvem.dev.cluster.controllers.housekeeping;

import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.ResourceType;
import java.util.List;

/** The controllers of this package. */
public final class HousekeepingControllers {

    private HousekeepingControllers() {}

    /**
     * Creates them; they watch as soon as the cluster is opened.
     *
     * @param served every kind of the cluster
     */
    public static List<Reconciler> create(Surroundings cluster, List<ResourceType> served) {
        return List.of(
                new NamespaceController(cluster, served),
                new GarbageCollector(cluster, served),
                new LoadBalancerController(cluster));
    }
}
