package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.WatchedCaches;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.ProjectId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The volumes of all projects: data volumes, and claims that no data volume made. */
@Component
class VolumeCache {

    private final WatchedKind<ObservedVolume> dataVolumes;
    private final WatchedKind<ObservedVolume> claims;

    /** Hears that a volume of a machine changed. */
    @FunctionalInterface
    interface OwnerListener {
        void changed(Region region, String namespace, String owner);
    }

    VolumeCache(WatchedCaches caches) {
        this.dataVolumes = caches.watch(Scope.all(Kinds.DATA_VOLUME), ObservedVolume::ofDataVolume);
        this.claims = caches.watch(Scope.all(Kinds.VOLUME_CLAIM), ObservedVolume::ofClaim);
    }

    /** Each volume once, whatever objects it consists of. */
    List<ObservedVolume> of(ProjectId project) {
        return Stream.concat(
                        dataVolumes.in(project).stream(),
                        claims.in(project).stream()
                                .filter(claim -> !claim.ownedByVolume())
                                .filter(claim ->
                                        dataVolumes.find(project, claim.name()).isEmpty()))
                .toList();
    }

    Optional<ObservedVolume> dataVolume(ProjectId project, String name) {
        return dataVolumes.find(project, name);
    }

    Optional<ObservedVolume> claim(ProjectId project, String name) {
        return claims.find(project, name);
    }

    /** Without waiting, for watching threads. */
    Optional<ObservedVolume> peek(ProjectId project, String name) {
        return dataVolumes.peek(project, name).or(() -> claims.peek(project, name));
    }

    void onChange(OwnerListener listener) {
        dataVolumes.onChange((region, namespace, name, now) -> {
            if (now != null && !now.owner().isEmpty()) {
                listener.changed(region, namespace, now.owner());
            }
        });
    }
}
