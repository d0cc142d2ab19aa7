package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VirtualMachine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The machines of one project as values, kept in the order of their names. A snapshot and its sorted forms are made when
 * they are asked for after a change and shared until the next one.
 */
final class ProjectMachines {

    private final Home home;
    private final TreeMap<String, VirtualMachine> byName = new TreeMap<>();
    private @Nullable MachineList snapshot;

    ProjectMachines(Home home) {
        this.home = home;
    }

    Home home() {
        return home;
    }

    /** Takes what the supplier says now; null removes it. Calls for one project run one after another. */
    synchronized void refresh(String name, Supplier<@Nullable VirtualMachine> current) {
        var machine = current.get();
        if (machine == null) {
            byName.remove(name);
        } else {
            byName.put(name, machine);
        }
        snapshot = null;
        notifyAll();
    }

    /** Waits until the machine is here in this version or a later one; gives up in silence after the patience. */
    synchronized void awaitSeen(String name, String version, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); left > 0 && !hasSeen(name, version); left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private boolean hasSeen(String name, String version) {
        var known = byName.get(name);
        return known != null && !isOlder(known.version(), version);
    }

    /** Versions grow (KEP-5504); where they are no numbers, only the same one counts. */
    private static boolean isOlder(String known, String version) {
        boolean areNumbers = known.matches("[0-9]{1,18}") && version.matches("[0-9]{1,18}");
        return areNumbers ? Long.parseLong(known) < Long.parseLong(version) : !known.equals(version);
    }

    synchronized Optional<VirtualMachine> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized MachineList snapshot() {
        var known = snapshot;
        if (known == null) {
            known = new MachineList(List.copyOf(byName.values()));
            snapshot = known;
        }
        return known;
    }
}
