package cloud.nuvem.cluster;

import cloud.nuvem.kernel.Region;

/** What a region's cluster can do. What it lacks is hidden with a reason, not broken. */
public interface Capabilities {

    /** The last known answer; {@link Availability.Unknown} until the cluster was asked. */
    Availability of(Region region, Feature feature);

    /** What may be there or not. */
    enum Feature {
        /** KubeVirt itself. */
        VIRTUAL_MACHINES,
        /** CDI: boot volumes from images. */
        IMAGES,
        INSTANCE_TYPES,
        /** A running machine takes a new size without a restart (KubeVirt rollout strategy LiveUpdate). */
        LIVE_RESIZE,
        MACHINE_SNAPSHOTS,
        VOLUME_SNAPSHOTS,
        /** Attaching volumes to a running machine, declaratively. */
        VOLUME_HOTPLUG,
        SECONDARY_NETWORKS,
        USER_DEFINED_NETWORKS,
        /** Security groups on secondary networks. */
        MULTI_NETWORK_POLICIES
    }

    /** Whether a feature is there. */
    sealed interface Availability {
        /** It is. */
        record Available() implements Availability {}

        /**
         * It is not.
         *
         * @param reason stable, in kebab case: {@code group-not-served}, {@code switched-off}
         */
        record Lacking(String reason, String detail) implements Availability {}

        /** The cluster has not answered yet. */
        record Unknown() implements Availability {}

        default boolean isAvailable() {
            return this instanceof Available;
        }
    }
}
