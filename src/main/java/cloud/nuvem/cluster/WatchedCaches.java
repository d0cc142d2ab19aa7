package cloud.nuvem.cluster;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Caches that follow the clusters. A feature says once, when it is built, which kind it wants and what it keeps of each
 * object; watching starts with the application, waits out a cluster that is down, and mends itself.
 */
public interface WatchedCaches {

    /**
     * Follows a kind in every region.
     *
     * @param mapper makes the slim read model; null drops the object. Runs on the watching thread: no waiting, no I/O
     */
    <T> WatchedKind<T> watch(Scope scope, Function<ClusterObject, @Nullable T> mapper);

    /**
     * Which objects of a kind.
     *
     * @param namespace only this one; null for all
     * @param labelSelector in Kubernetes' syntax; empty for all
     */
    record Scope(ResourceKind kind, @Nullable String namespace, String labelSelector) {

        /** Every object of the kind, in all namespaces. */
        public static Scope all(ResourceKind kind) {
            return new Scope(kind, null, "");
        }

        /** Those that the provider offers to customers. */
        public static Scope published(ResourceKind kind, @Nullable String namespace) {
            return new Scope(kind, namespace, Labels.PUBLISHED + "=true");
        }
    }
}
