package cloud.nuvem.cluster;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind as the caches show it. Reading never waits for the cluster, except for the very first list; if that does not come
 * within moments, reading throws {@link ClusterUnavailable}: an empty answer would be a lie.
 */
public interface WatchedKind<T> {

    /** What lives in a project's namespace, in no order. */
    Collection<T> in(Region region, ProjectId project);

    Optional<T> find(Region region, ProjectId project, String name);

    /** All of one region, in no order: for kinds without a namespace or watched in one only. */
    Collection<T> in(Region region);

    Optional<T> find(Region region, String name);

    /** What is known at this moment, without ever waiting: for use on a watching thread. */
    Optional<T> peek(Region region, String name);

    /** The same in a project's namespace. */
    Optional<T> peek(Region region, ProjectId project, String name);

    /**
     * Waits moments for the very first list.
     *
     * @throws ClusterUnavailable when it does not come
     */
    void requireSeen(Region region);

    /** Time since the cluster was last heard about this kind; more than 30 s is worth saying to the reader. */
    Duration age(Region region);

    /** Calls back on the watching thread after each change. Hand work over; do not do it there. */
    void onChange(ChangeListener<T> listener);

    /** Hears of single changes. */
    @FunctionalInterface
    interface ChangeListener<T> {
        /**
         * One object changed.
         *
         * @param namespace empty for cluster-scoped kinds
         * @param now null when it is gone or no longer kept
         */
        void changed(Region region, String namespace, String name, @Nullable T now);
    }
}
