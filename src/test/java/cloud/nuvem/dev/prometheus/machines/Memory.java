package cloud.nuvem.dev.prometheus.machines;

import java.util.function.LongToDoubleFunction;

/** What a machine's memory holds. */
final class Memory {

    private static final double WARM_UP = 900;
    private static final double MIB = 1 << 20;

    private final Stretch stretch;
    private final Counters counters;
    private final Temper temper;
    private final double domain;
    private final double available;

    Memory(Stretch stretch) {
        this.stretch = stretch;
        this.counters = new Counters(stretch);
        this.temper = Temper.of(stretch.facts());
        this.domain = stretch.facts().memory();
        // What the kernel and the firmware keep for themselves.
        this.available = domain * 0.975 - 48 * MIB;
    }

    LongToDoubleFunction value(Metric metric) {
        return switch (metric) {
            case MEMORY_DOMAIN, MEMORY_BALLOON -> _ -> domain;
            case MEMORY_AVAILABLE -> whole(_ -> available);
            case MEMORY_USABLE -> whole(this::usable);
            case MEMORY_UNUSED -> whole(moment -> usable(moment) * (0.55 - 0.3 * warmth(moment, 20 * WARM_UP)));
            case MEMORY_CACHED -> whole(moment -> usable(moment) * (0.42 + 0.28 * warmth(moment, 20 * WARM_UP)));
            case MEMORY_RESIDENT ->
                whole(moment -> Math.min(domain, available * (0.35 + 0.6 * warmth(moment, 24 * WARM_UP)) + 160 * MIB));
            case SWAP_IN, SWAP_OUT -> counters.whole(swap(metric));
            case MAJOR_FAULTS -> counters.whole(temper.flow(0.08, "major"));
            case MINOR_FAULTS -> counters.whole(temper.flow(temper.busy() * 9000, "minor"));
            default -> throw new IllegalArgumentException(metric + " is not about memory");
        };
    }

    /** The agent counts in KiB. */
    private LongToDoubleFunction whole(LongToDoubleFunction bytes) {
        return counters.gauge(moment -> Math.floor(bytes.applyAsDouble(moment) / 1024) * 1024);
    }

    private double usable(long moment) {
        var seconds = Load.seconds(moment);
        var restless = 0.06 * (Noise.line(temper.weather() + 50, seconds / 5_400) - 0.5)
                + 0.02 * (Noise.line(temper.weather() + 51, seconds / 420) - 0.5)
                + 0.05 * temper.rhythm() * Math.cos((seconds - temper.peak()) / Flow.DAY * 2 * Math.PI);
        var used = 0.09 + (temper.memory() - 0.09) * warmth(moment, WARM_UP) + restless;
        return available * (1 - Math.clamp(used, 0.04, 0.97));
    }

    /** From 0 at the start to 1. */
    private double warmth(long moment, double time) {
        return 1 - Math.exp(-Math.max(0, moment - stretch.born()) / 1000.0 / time);
    }

    /** Only who is short of memory swaps. */
    private Flow swap(Metric metric) {
        var tight = Math.max(0, temper.memory() - 0.75);
        return temper.flow(tight * 20_000, metric.name());
    }
}
