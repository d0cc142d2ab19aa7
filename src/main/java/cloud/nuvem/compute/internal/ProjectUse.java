package cloud.nuvem.compute.internal;

import cloud.nuvem.kernel.DataSize;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one project's machines and volumes use, as a running sum. Each part is read anew under the lock when something says
 * that it changed, so that whoever comes last writes the latest, in whatever order they were called.
 */
final class ProjectUse {

    /** What a machine uses, and the boot volume that its template promises. */
    record MachineUse(int vcpus, long memoryGib, @Nullable Promise promise) {}

    /** A volume that a template names. */
    record Promise(String volume, long gib) {}

    /** The sums. */
    record Sums(long machines, long vcpus, long memoryGib, long volumeGib) {
        static final Sums NOTHING = new Sums(0, 0, 0, 0);
    }

    /** What is there at this moment. */
    interface Reality {
        Optional<MachineUse> machine(String name);

        /** GiB of the volume of this name; empty when there is none. */
        Optional<Long> dataVolume(String name);

        /** The same for a claim that no data volume made. */
        Optional<Long> loneClaim(String name);
    }

    private final Reality reality;
    private final Map<String, MachineUse> machines = new HashMap<>();
    private final Map<String, Promise> promises = new HashMap<>(); // by the promised volume's name
    private final Map<String, Long> volumes = new HashMap<>();
    private long vcpus;
    private long memoryGib;
    private long volumeGib;

    ProjectUse(Reality reality) {
        this.reality = reality;
    }

    synchronized Sums sums() {
        return new Sums(machines.size(), vcpus, memoryGib, volumeGib);
    }

    synchronized boolean counts(String machine) {
        return machines.containsKey(machine);
    }

    synchronized void machineChanged(String name) {
        var before = Optional.ofNullable(machines.remove(name));
        before.ifPresent(use -> count(use, -1));
        var now = reality.machine(name);
        now.ifPresent(use -> {
            machines.put(name, use);
            count(use, 1);
        });
        before.map(MachineUse::promise).ifPresent(promise -> volumeChanged(promise.volume()));
        now.map(MachineUse::promise).ifPresent(promise -> volumeChanged(promise.volume()));
    }

    synchronized void volumeChanged(String name) {
        var known = volumes.remove(name);
        volumeGib -= known == null ? 0 : known;
        var gib = reality.dataVolume(name).orElseGet(() -> undelivered(name));
        if (gib > 0) {
            volumes.put(name, gib);
            volumeGib += gib;
        }
    }

    /** A claim of that name, and what a template promises under it. */
    private long undelivered(String name) {
        var promise = promises.get(name);
        return reality.loneClaim(name).orElse(0L) + (promise == null ? 0 : promise.gib());
    }

    private void count(MachineUse use, int sign) {
        vcpus += sign * (long) use.vcpus();
        memoryGib += sign * use.memoryGib();
        var promise = use.promise();
        if (promise != null && sign > 0) {
            promises.put(promise.volume(), promise);
        } else if (promise != null) {
            promises.remove(promise.volume());
        }
    }

    static long gib(@Nullable DataSize size) {
        return size == null ? 0 : size.gibRoundedUp();
    }
}
