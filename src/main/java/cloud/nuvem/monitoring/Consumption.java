package cloud.nuvem.monitoring;

import java.util.Locale;

/** By what machines of a project are compared: means over the frame. */
public enum Consumption {
    CPU(Graph.Unit.CPUS),
    MEMORY(Graph.Unit.BYTES),
    DISK(Graph.Unit.BYTES_PER_SECOND),
    NETWORK(Graph.Unit.BITS_PER_SECOND);

    private final Graph.Unit unit;

    Consumption(Graph.Unit unit) {
        this.unit = unit;
    }

    public Graph.Unit unit() {
        return unit;
    }

    /** As it is written in message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
