package cloud.nuvem.dev.prometheus.machines;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a machine's processors do. */
final class Processor {

    /** What the hypervisor itself needs, on top of the guest. */
    private static final double OVERHEAD = 1.04;

    private static final double SYSTEM = 0.21;

    private final Counters counters;
    private final int vcpus;
    private final IntFunction<Flow> vcpu;
    private final Temper temper;

    Processor(Stretch stretch, Load load) {
        this.counters = new Counters(stretch);
        this.vcpus = stretch.facts().vcpus();
        this.temper = Temper.of(stretch.facts());
        var weights = IntStream.range(0, vcpus)
                .mapToDouble(id -> 0.75 + 0.5 * Noise.at(temper.weather(), 100L + id))
                .toArray();
        var total = IntStream.range(0, vcpus).mapToDouble(id -> weights[id]).sum();
        this.vcpu = id -> {
            var share = weights[id] / total;
            var natural = temper.flow(temper.busy() * vcpus * share, "vcpu" + id);
            // An order is about the whole machine: each vCPU takes its share.
            return load.of(stretch.facts().key(), Load.Kind.CPU, natural, share / OVERHEAD);
        };
    }

    Stream<Reading> readings(Metric metric) {
        return switch (metric) {
            case CPU_USAGE -> Stream.of(new Reading(Map.of(), counters.fine(used())));
            case CPU_SYSTEM -> Stream.of(new Reading(Map.of(), counters.fine(used().times(SYSTEM))));
            case CPU_USER -> Stream.of(new Reading(Map.of(), counters.fine(used().times(1 - SYSTEM))));
            case VCPU -> each(id -> new Reading(named(id, "running"), counters.fine(vcpu.apply(id))));
            case VCPU_WAIT -> each(id -> new Reading(named(id), counters.fine(aside(id, 0.004))));
            case VCPU_DELAY -> each(id -> new Reading(named(id), counters.fine(aside(id, 0.006))));
            case LOAD_1 -> Stream.of(new Reading(Map.of(), load(60)));
            case LOAD_5 -> Stream.of(new Reading(Map.of(), load(300)));
            case LOAD_15 -> Stream.of(new Reading(Map.of(), load(900)));
            default -> throw new IllegalArgumentException(metric + " is not about processors");
        };
    }

    private Flow used() {
        var each = IntStream.range(0, vcpus).mapToObj(vcpu).toList();
        return seconds -> {
            var sum = 0.0;
            for (var flow : each) {
                sum += flow.upTo(seconds);
            }
            return sum * OVERHEAD;
        };
    }

    /** Waiting grows with work, and has moods of its own. */
    private Flow aside(int id, double share) {
        var work = vcpu.apply(id).times(share);
        var mood = temper.mood(share / 4, "aside" + share + id);
        return seconds -> work.upTo(seconds) + mood.upTo(seconds);
    }

    private LongToDoubleFunction load(double span) {
        var used = used();
        return counters.gauge(moment -> Math.round(used.rate(Load.seconds(moment), span) * 105) / 100.0);
    }

    private Stream<Reading> each(IntFunction<Reading> reading) {
        return IntStream.range(0, vcpus).mapToObj(reading);
    }

    private static Map<String, String> named(int id, String... state) {
        return state.length == 0
                ? Map.of("id", Integer.toString(id))
                : Map.of("id", Integer.toString(id), "state", List.of(state).getFirst());
    }
}
