package cloud.nuvem.dev.cluster.controllers;

import cloud.nuvem.dev.cluster.controllers.actions.Actions;
import cloud.nuvem.dev.cluster.controllers.admission.Admissions;
import cloud.nuvem.dev.cluster.controllers.compute.ComputeControllers;
import cloud.nuvem.dev.cluster.controllers.guests.GuestKeeper;
import cloud.nuvem.dev.cluster.controllers.housekeeping.HousekeepingControllers;
import cloud.nuvem.dev.cluster.controllers.storage.StorageControllers;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.guest.Guests;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Everything that makes a served store behave like Kubernetes with KubeVirt and CDI. */
public final class LivingCluster implements Controller, AutoCloseable {

    private final List<ResourceType> served;
    private final Guests guests;
    private @Nullable Surroundings running;
    private @Nullable GuestKeeper keeper;

    /** @param served every kind of the cluster, also those of other parts */
    public LivingCluster(List<ResourceType> served, Guests guests) {
        this.served = List.copyOf(served);
        this.guests = guests;
    }

    /** The plugins between a write and the store, in their order. */
    public static List<Admission> admissions(Resources resources) {
        return Admissions.create(resources);
    }

    /** What is served below machines, instances and pods. Asked for once, before the start. */
    public List<Subresource.Served> subresources(Resources resources, Pace pace) {
        keeper = new GuestKeeper(resources, pace, guests);
        return Actions.create(resources, keeper);
    }

    @Override
    public void start(Resources resources, ScheduledExecutorService timer, Pace pace) {
        var cluster = new Surroundings(resources, timer, pace);
        HousekeepingControllers.create(cluster, served);
        StorageControllers.create(cluster);
        ComputeControllers.create(cluster);
        if (keeper != null) {
            keeper.follow(cluster);
        }
        running = cluster;
        cluster.open();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
        if (keeper != null) {
            keeper.close();
        }
    }
}
