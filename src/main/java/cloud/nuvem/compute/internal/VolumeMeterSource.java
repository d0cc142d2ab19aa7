package cloud.nuvem.compute.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.MeterSource;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which volumes storage holds, by their bound claims; they carry the tags of the machine they were made for. */
@Component
class VolumeMeterSource implements MeterSource {

    private static final String KIND = "volume";
    private static final Duration LIVE = Duration.ofSeconds(15);

    private final VolumeCache volumes;
    private final VmCache machines;
    private final NamespaceCache namespaces;
    private final Clock clock;
    private final List<Consumer<Region>> listeners = new CopyOnWriteArrayList<>();
    private final NoticedEnds ends = new NoticedEnds();

    VolumeMeterSource(VolumeCache volumes, VmCache machines, NamespaceCache namespaces, Clock clock) {
        this.volumes = volumes;
        this.machines = machines;
        this.namespaces = namespaces;
        this.clock = clock;
        volumes.onClaimChange(this::notice);
    }

    /** Remembers when a volume was seen to go: the cluster keeps no time of it. */
    private void notice(Region region, String place, @Nullable String uid) {
        var silence = volumes.age(region);
        var heard =
                silence.compareTo(LIVE) < 0 ? clock.instant() : clock.instant().minus(silence);
        ends.notice(region + "/" + place, uid, heard);
        listeners.forEach(listener -> listener.accept(region));
    }

    @Override
    public Set<Meter> meters() {
        return Set.of(Meter.VOLUME_SIZE);
    }

    @Override
    public Look look(Region region) {
        volumes.requireSeen(region);
        machines.requireFresh(region);
        var metered = namespaces.in(region).stream()
                .flatMap(home -> volumes.boundClaims(home).stream()
                        .filter(claim -> claim.size() != null && !claim.type().isEmpty())
                        .map(claim -> metered(home, claim)))
                .toList();
        return new Look(metered, ends.all());
    }

    @Override
    public void onChange(Consumer<Region> listener) {
        listeners.add(listener);
    }

    private Metered metered(Home home, ObservedVolume claim) {
        var size = claim.size();
        return new Metered(
                Meter.VOLUME_SIZE,
                claim.uid(),
                new ResourceRef(KIND, home.project().value(), claim.name()),
                claim.type(),
                BigDecimal.valueOf(size == null ? 0 : size.gibRoundedUp()),
                tags(home, claim),
                null);
    }

    private Map<String, String> tags(Home home, ObservedVolume claim) {
        return volumes.peek(home, claim.name())
                .filter(volume -> !volume.owner().isEmpty())
                .flatMap(volume -> machines.peekObserved(home, volume.owner()))
                .<Map<String, String>>map(ObservedVm::tags)
                .orElse(Map.of());
    }
}
