package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.metering.MeterSource;
import cloud.nuvem.pricing.Meter;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which machines run, since when, and when those that do not any more ended. */
@Component
class VmMeterSource implements MeterSource {

    /** A machine without an instance type has no price by itself; the provider may give this one. */
    static final String CUSTOM = "custom";

    private static final Set<String> FINAL = Set.of("Succeeded", "Failed");
    private static final Duration LIVE = Duration.ofSeconds(15);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final VmCache machines;
    private final Clock clock;
    private final List<Consumer<Region>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Place, String> running = new ConcurrentHashMap<>();
    private final Cache<String, Instant> noticedEnds =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    private record Place(Home home, String name) {}

    VmMeterSource(VmCache machines, Clock clock) {
        this.machines = machines;
        this.clock = clock;
        machines.onEachChange(this::notice);
    }

    @Override
    public Set<Meter> meters() {
        return Set.of(Meter.VM_RUNNING);
    }

    @Override
    public Look look(Region region) {
        machines.requireFresh(region);
        var metered = new ArrayList<Metered>();
        var ended = new HashMap<>(noticedEnds.asMap());
        for (var home : machines.homes(region)) {
            for (var vm : machines.observed(home)) {
                var instance = runningInstance(home, vm.name());
                if (instance.isPresent()) {
                    metered.add(metered(home, vm, instance.get()));
                    ended.remove(vm.uid());
                } else {
                    recordedEnd(home, vm).ifPresent(end -> ended.merge(vm.uid(), end, VmMeterSource::earlier));
                }
            }
        }
        return new Look(metered, ended);
    }

    @Override
    public void onChange(Consumer<Region> listener) {
        listeners.add(listener);
    }

    private static Metered metered(Home home, ObservedVm vm, ObservedInstance instance) {
        return new Metered(
                Meter.VM_RUNNING,
                vm.uid(),
                VmLinks.ref(home.project(), new ResourceName(vm.name()).value()),
                vm.instanceType().isEmpty() ? CUSTOM : vm.instanceType(),
                BigDecimal.ONE,
                vm.tags(),
                instance.phaseSince());
    }

    private Optional<ObservedInstance> runningInstance(Home home, String name) {
        return machines.instance(home, name).filter(instance -> instance.phase().equals("Running"));
    }

    /**
     * By the cluster's own times: when the instance ended, else the machine's condition Ready. The phases of an instance that
     * does not run yet tell nothing of the one before it.
     */
    private Optional<Instant> recordedEnd(Home home, ObservedVm vm) {
        return machines.instance(home, vm.name())
                .filter(instance -> FINAL.contains(instance.phase()))
                .map(ObservedInstance::phaseSince)
                .or(() -> Optional.ofNullable(vm.readySince()));
    }

    /** Remembers when a machine was seen to end: of one that is gone the cluster keeps no time. */
    private void notice(Home home, String name) {
        var place = new Place(home, name);
        var vm = machines.peekObserved(home, name);
        boolean runs = vm.isPresent() && runningInstance(home, name).isPresent();
        if (runs) {
            var before = running.put(place, vm.get().uid());
            noticedEnds.invalidate(vm.get().uid());
            if (!vm.get().uid().equals(before)) {
                tell(home.region());
            }
        } else {
            var uid = running.remove(place);
            if (uid != null) {
                noticedEnds.asMap().putIfAbsent(uid, lastHeard(home.region()));
                tell(home.region());
            }
        }
    }

    /** Now while the watch is live; what is learnt after a silence may have happened at its beginning. */
    private Instant lastHeard(Region region) {
        var silence = machines.age(region);
        return silence.compareTo(LIVE) < 0 ? clock.instant() : clock.instant().minus(silence);
    }

    private void tell(Region region) {
        listeners.forEach(listener -> listener.accept(region));
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }
}
