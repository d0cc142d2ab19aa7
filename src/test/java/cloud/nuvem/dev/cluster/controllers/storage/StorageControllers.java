package cloud.nuvem.dev.cluster.controllers.storage;

import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import java.util.List;

/** The controllers of this package. */
public final class StorageControllers {

    private StorageControllers() {}

    public static List<Reconciler> create(Surroundings cluster) {
        return List.of(new VolumeBinder(cluster), new ClaimProtection(cluster), new DataVolumeController(cluster));
    }
}
