package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.cluster.internal.ClusterProperties.CacheTimeouts;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One kind over all regions. */
final class RegionalKinds<T> implements WatchedKind<T> {

    private final Scope scope;
    private final Duration patience;
    private final Map<Region, ListWatch<T>> watches = new LinkedHashMap<>();
    private final List<ChangeListener<T>> listeners = new CopyOnWriteArrayList<>();

    RegionalKinds(
            Scope scope,
            Function<ClusterObject, @Nullable T> mapper,
            Collection<RegionClient> regions,
            CacheTimeouts timeouts) {
        this.scope = scope;
        this.patience = timeouts.firstList();
        for (var client : regions) {
            var region = client.region();
            var store = new KindStore<T>(mapper, (key, now) -> tell(region, key, now));
            watches.put(region, new ListWatch<>(scope, store, client.asPortal(), timeouts));
        }
    }

    Scope scope() {
        return scope;
    }

    Map<Region, ListWatch<T>> watches() {
        return watches;
    }

    /** How often everything was listed. */
    long lists(Region region) {
        return watch(region).lists();
    }

    void heartbeat(Region region, long asOf) {
        watch(region).heartbeat(asOf);
    }

    @Override
    public Collection<T> in(Region region, ProjectId project) {
        return store(region).in(project.namespace());
    }

    @Override
    public Optional<T> find(Region region, ProjectId project, String name) {
        return store(region).find(project.namespace(), name);
    }

    @Override
    public Collection<T> in(Region region) {
        return store(region).all();
    }

    @Override
    public Optional<T> find(Region region, String name) {
        return store(region).find(scope.namespace() == null ? "" : scope.namespace(), name);
    }

    @Override
    public Optional<T> peek(Region region, String name) {
        return watch(region).store().find(scope.namespace() == null ? "" : scope.namespace(), name);
    }

    @Override
    public Optional<T> peek(Region region, ProjectId project, String name) {
        return watch(region).store().find(project.namespace(), name);
    }

    @Override
    public void requireSeen(Region region) {
        store(region);
    }

    @Override
    public Duration age(Region region) {
        return watch(region).age();
    }

    @Override
    public void onChange(ChangeListener<T> listener) {
        listeners.add(listener);
    }

    private void tell(Region region, KindStore.Key key, @Nullable T now) {
        listeners.forEach(listener -> listener.changed(region, key.namespace(), key.name(), now));
    }

    private KindStore<T> store(Region region) {
        var watch = watch(region);
        if (!watch.awaitFirstList(patience)) {
            throw new ClusterUnavailable("region " + region + " has not been seen yet", watch.age());
        }
        return watch.store();
    }

    private ListWatch<T> watch(Region region) {
        var watch = watches.get(region);
        if (watch == null) {
            throw new IllegalArgumentException("region " + region + " is not driven by this portal");
        }
        return watch;
    }
}
