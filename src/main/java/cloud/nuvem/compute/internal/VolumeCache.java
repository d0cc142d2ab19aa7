package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.WatchedCaches;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.kernel.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The volumes of all projects: data volumes, and claims that no data volume made. */
@Component
class VolumeCache {

    private final WatchedKind<ObservedVolume> dataVolumes;
    private final WatchedKind<ObservedVolume> claims;

    /** Hears that a volume of a machine, or a claim, changed. */
    @FunctionalInterface
    interface OwnerListener {
        void changed(Region region, String namespace, String name);
    }

    /** Hears that a claim changed; its uid while it holds something. */
    @FunctionalInterface
    interface ClaimListener {
        void changed(Region region, String place, @Nullable String uid);
    }

    VolumeCache(WatchedCaches caches) {
        this.dataVolumes = caches.watch(Scope.all(Kinds.DATA_VOLUME), ObservedVolume::ofDataVolume);
        this.claims = caches.watch(Scope.all(Kinds.VOLUME_CLAIM), ObservedVolume::ofClaim);
    }

    /** Each volume once, whatever objects it consists of. */
    List<ObservedVolume> of(Home home) {
        var alone = claims.in(home.region(), home.project()).stream()
                .filter(claim -> !claim.ownedByVolume() && !isDataVolume(home, claim.name()));
        return Stream.concat(dataVolumes.in(home.region(), home.project()).stream(), alone)
                .toList();
    }

    private boolean isDataVolume(Home home, String name) {
        return dataVolumes.find(home.region(), home.project(), name).isPresent();
    }

    /** Without waiting, for watching threads. */
    Optional<ObservedVolume> peek(Home home, String name) {
        return dataVolumes
                .peek(home.region(), home.project(), name)
                .or(() -> claims.peek(home.region(), home.project(), name));
    }

    Optional<ObservedVolume> peekDataVolume(Home home, String name) {
        return dataVolumes.peek(home.region(), home.project(), name);
    }

    Optional<ObservedVolume> peekClaim(Home home, String name) {
        return claims.peek(home.region(), home.project(), name);
    }

    /** What storage really holds, in a project: a data volume without its claim holds nothing yet. */
    List<ObservedVolume> boundClaims(Home home) {
        return claims.in(home.region(), home.project()).stream()
                .filter(VolumeCache::holds)
                .toList();
    }

    /** @throws cloud.nuvem.cluster.ClusterUnavailable before the region was seen for the first time */
    void requireSeen(Region region) {
        claims.requireSeen(region);
        dataVolumes.requireSeen(region);
    }

    Duration age(Region region) {
        return claims.age(region);
    }

    /** Hears of each claim that changes, after it, on the watching thread. */
    void onClaimChange(ClaimListener listener) {
        claims.onChange((region, namespace, name, now) ->
                listener.changed(region, namespace + "/" + name, now != null && holds(now) ? now.uid() : null));
    }

    private static boolean holds(ObservedVolume claim) {
        return claim.phase().equals("Bound") && !claim.isScratch();
    }

    /** Hears the name of each data volume and claim that changes, after it, on the watching thread. */
    void onEachChange(OwnerListener listener) {
        dataVolumes.onChange((region, namespace, name, now) -> listener.changed(region, namespace, name));
        claims.onChange((region, namespace, name, now) -> listener.changed(region, namespace, name));
    }

    void onChange(OwnerListener listener) {
        dataVolumes.onChange((region, namespace, name, now) -> {
            if (now != null && !now.owner().isEmpty()) {
                listener.changed(region, namespace, now.owner());
            }
        });
    }
}
