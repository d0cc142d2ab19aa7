package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.metering.MeterSource;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Which machines run, since when, and when those that do not any more ended. */
@Component
class VmMeterSource implements MeterSource {

    /** A machine without an instance type has no price by itself; the provider may give this one. */
    static final String CUSTOM = "custom";

    private static final Set<String> FINAL = Set.of("Succeeded", "Failed");
    private static final Duration LIVE = Duration.ofSeconds(15);

    private final VmCache machines;
    private final Clock clock;
    private final List<Consumer<Region>> listeners = new CopyOnWriteArrayList<>();
    private final NoticedEnds ends = new NoticedEnds();

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
        var ended = ends.all();
        for (var home : machines.homes(region)) {
            for (var vm : machines.observed(home)) {
                var instance = runningInstance(home, vm.name());
                if (instance.isPresent()) {
                    metered.add(metered(home, vm, instance.get()));
                } else {
                    recordedEnd(home, vm).ifPresent(end -> ended.merge(vm.uid(), end, VmMeterSource::exact));
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
        var uid = machines.peekObserved(home, name)
                .filter(vm -> runningInstance(home, name).isPresent())
                .map(ObservedVm::uid)
                .orElse(null);
        if (ends.notice(home + "/" + name, uid, lastHeard(home.region()))) {
            tell(home.region());
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

    /** The cluster's own time where it speaks of the end that was noticed; a machine may be unready long before it ends. */
    private static Instant exact(Instant noticed, Instant recorded) {
        boolean isOfThisEnd = !recorded.isAfter(noticed)
                && Duration.between(recorded, noticed).compareTo(LIVE) < 0;
        return isOfThisEnd ? recorded : noticed;
    }
}
