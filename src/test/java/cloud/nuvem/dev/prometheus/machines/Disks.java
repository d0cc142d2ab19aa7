package cloud.nuvem.dev.prometheus.machines;

import cloud.nuvem.dev.prometheus.machines.Facts.Drive;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/** What goes through one of a machine's disks. */
final class Disks {

    private static final double READ_SIZE = 21_000;
    private static final double WRITE_SIZE = 14_000;
    private static final double READ_LATENCY = 0.000_42;
    private static final double WRITE_LATENCY = 0.000_85;

    /** What a guest reads at boot from the disk that tells it who it is. */
    private static final Map<Metric, Double> SEED =
            Map.of(Metric.READ_REQUESTS, 71.0, Metric.READ_BYTES, 391_168.0, Metric.READ_TIMES, 0.017);

    private final Stretch stretch;
    private final Load load;
    private final Counters counters;
    private final Temper temper;

    Disks(Stretch stretch, Load load) {
        this.stretch = stretch;
        this.load = load;
        this.counters = new Counters(stretch);
        this.temper = Temper.of(stretch.facts());
    }

    LongToDoubleFunction value(Metric metric, Drive drive) {
        if (drive.bytes() == 0) {
            var boot = SEED.getOrDefault(metric, 0.0);
            return _ -> boot;
        }
        return switch (metric) {
            case READ_BYTES -> counters.whole(read(drive));
            case WRITE_BYTES -> counters.whole(written(drive));
            case READ_REQUESTS -> counters.whole(read(drive).times(1 / READ_SIZE));
            case WRITE_REQUESTS -> counters.whole(written(drive).times(1 / WRITE_SIZE));
            case READ_TIMES -> counters.fine(taken(read(drive), READ_LATENCY / READ_SIZE, "read " + drive.name()));
            case WRITE_TIMES ->
                counters.fine(taken(written(drive), WRITE_LATENCY / WRITE_SIZE, "write " + drive.name()));
            case FLUSH_REQUESTS -> counters.whole(written(drive).times(1 / 210_000.0));
            case FLUSH_TIMES -> counters.fine(written(drive).times(0.002_4 / 210_000.0));
            default -> throw new IllegalArgumentException(metric + " is not about disks");
        };
    }

    private Flow read(Drive drive) {
        return flow(drive, Load.Kind.STORAGE_READ, temper.read());
    }

    private Flow written(Drive drive) {
        return flow(drive, Load.Kind.STORAGE_WRITE, temper.written());
    }

    private Flow flow(Drive drive, Load.Kind kind, double mean) {
        var first = drive.equals(stretch.facts().drives().getFirst());
        var natural = temper.flow(first ? mean : mean / 5, kind + drive.name());
        return first ? load.of(stretch.facts().key(), kind, natural, 1) : natural;
    }

    /** The storage has moods of its own, which the machine waits out. */
    private Flow taken(Flow work, double perByte, String own) {
        var mean = work.rate(0, 14 * Flow.DAY) * perByte;
        var usual = work.times(perByte * 0.6);
        var mood = temper.mood(mean * 0.4, own);
        return seconds -> usual.upTo(seconds) + mood.upTo(seconds);
    }
}
