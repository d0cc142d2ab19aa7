package cloud.nuvem.monitoring;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The closed list of what can be drawn. A graph has lines; where a machine has several parts of a kind (disks, interfaces), each
 * line is there once for each part.
 */
public enum Graph {
    /** Share of the machine's virtual CPUs in use, and of their time that the host kept from them. */
    CPU(Scope.MACHINE, Unit.PERCENT, null, "used", "steal"),
    /** Share of its time that each virtual CPU was running. */
    VCPUS(Scope.MACHINE, Unit.PERCENT, "id", "vcpu"),
    /** What the guest uses, caches not counted, and what it has. */
    MEMORY(Scope.MACHINE, Unit.BYTES, null, "used", "available"),
    DISK_THROUGHPUT(Scope.MACHINE, Unit.BYTES_PER_SECOND, "drive", "read", "written"),
    DISK_OPERATIONS(Scope.MACHINE, Unit.PER_SECOND, "drive", "read", "written"),
    /** Mean time of one operation; a gap where there was none. */
    DISK_LATENCY(Scope.MACHINE, Unit.SECONDS, "drive", "read", "written"),
    NETWORK_THROUGHPUT(Scope.MACHINE, Unit.BITS_PER_SECOND, "interface", "received", "sent"),
    NETWORK_PACKETS(Scope.MACHINE, Unit.PER_SECOND, "interface", "received", "sent"),
    NETWORK_DROPS(Scope.MACHINE, Unit.PER_SECOND, "interface", "received", "sent"),

    /** CPUs' worth of work of all machines together. */
    PROJECT_CPU(Scope.PROJECT, Unit.CPUS, null, "used"),
    PROJECT_MEMORY(Scope.PROJECT, Unit.BYTES, null, "used", "available"),
    PROJECT_DISK(Scope.PROJECT, Unit.BYTES_PER_SECOND, null, "read", "written"),
    PROJECT_NETWORK(Scope.PROJECT, Unit.BITS_PER_SECOND, null, "received", "sent");

    private final Scope scope;
    private final Unit unit;
    private final @Nullable String part;
    private final List<String> lines;

    /** What a graph is about. */
    public enum Scope {
        MACHINE,
        PROJECT
    }

    /** What its numbers count. */
    public enum Unit {
        /** 0 to 100. */
        PERCENT,
        CPUS,
        BYTES,
        BYTES_PER_SECOND,
        BITS_PER_SECOND,
        PER_SECOND,
        SECONDS
    }

    Graph(Scope scope, Unit unit, @Nullable String part, String... lines) {
        this.scope = scope;
        this.unit = unit;
        this.part = part;
        this.lines = List.of(lines);
    }

    public Scope scope() {
        return scope;
    }

    public Unit unit() {
        return unit;
    }

    /** The label that tells parts of a machine apart ({@code drive}); null where there is one line of each kind. */
    public @Nullable String part() {
        return part;
    }

    /** Their ids, in the order in which they are shown. */
    public List<String> lines() {
        return lines;
    }

    /** As it is written in the API and in message keys: {@code disk-throughput}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
