package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.WatchedCaches;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.kernel.Region;
import org.springframework.stereotype.Component;

/** The cluster's events about machines and their volumes, and machines' moves, for as long as the cluster keeps them. */
@Component
class HistoryCache {

    private final WatchedKind<ObservedEvent> events;
    private final WatchedKind<ObservedMigration> migrations;

    /** Hears of what is seen, on the watching thread. */
    @FunctionalInterface
    interface Listener<T> {
        void seen(Region region, String namespace, T what);
    }

    HistoryCache(WatchedCaches caches) {
        this.events = caches.watch(Scope.all(Kinds.EVENT), ObservedEvent::of);
        this.migrations = caches.watch(Scope.all(Kinds.MIGRATION), ObservedMigration::of);
    }

    void onEvent(Listener<ObservedEvent> listener) {
        events.onChange((region, namespace, name, now) -> {
            if (now != null) {
                listener.seen(region, namespace, now);
            }
        });
    }

    void onMigration(Listener<ObservedMigration> listener) {
        migrations.onChange((region, namespace, name, now) -> {
            if (now != null) {
                listener.seen(region, namespace, now);
            }
        });
    }
}
