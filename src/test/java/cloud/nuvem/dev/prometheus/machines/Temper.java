package cloud.nuvem.dev.prometheus.machines;

import java.util.Locale;

/**
 * How a machine is by nature: its name tells what it is for, chance does the rest.
 *
 * @param busy share of its vCPUs that it uses on average
 * @param memory share of its memory that it uses when warm
 * @param received bytes per second; likewise the others
 * @param job see {@link Flow.Natural}
 */
record Temper(
        double busy,
        double memory,
        double rhythm,
        double peak,
        double received,
        double sent,
        double read,
        double written,
        double job,
        double period,
        long weather) {

    private static final double HOUR = 3600;
    private static final double KILO = 1000;
    private static final double MEGA = 1_000_000;

    static Temper of(Facts facts) {
        var name = facts.name().toLowerCase(Locale.ROOT);
        var seed = Noise.seed(facts.character(), "temper");
        var kind = kind(name, seed);
        return kind.varied(seed);
    }

    private static Temper kind(String name, long seed) {
        if (name.startsWith("web") || name.contains("shop")) {
            return new Temper(0.21, 0.46, 0.4, 14, 210 * KILO, 1.6 * MEGA, 40 * KILO, 180 * KILO, 0.3, DAY, 0);
        }
        if (name.startsWith("db") || name.contains("sql") || name.contains("postgres")) {
            return new Temper(0.24, 0.78, 0.38, 14, 620 * KILO, 1.1 * MEGA, 2.6 * MEGA, 1.9 * MEGA, 0.9, DAY, 0);
        }
        if (name.contains("worker") || name.contains("queue")) {
            return new Temper(0.27, 0.55, 0.20, 15, 330 * KILO, 150 * KILO, 300 * KILO, 900 * KILO, 1.1, HOUR, 0);
        }
        if (name.contains("cache") || name.contains("redis")) {
            return new Temper(0.09, 0.69, 0.4, 14, 900 * KILO, 2.4 * MEGA, 8 * KILO, 60 * KILO, 0, HOUR, 0);
        }
        if (name.startsWith("ci") || name.contains("runner") || name.contains("build")) {
            return new Temper(0.22, 0.50, 0.4, 13, 500 * KILO, 90 * KILO, 1.4 * MEGA, 2.2 * MEGA, 1.4, HOUR / 2, 0);
        }
        var busy = 0.04 + 0.25 * Noise.at(seed, 7);
        return new Temper(
                busy,
                0.3 + busy,
                0.3,
                14,
                2 * busy * MEGA,
                3 * busy * MEGA,
                busy * MEGA,
                busy * MEGA,
                0.4,
                6 * HOUR,
                0);
    }

    private static final double DAY = Flow.DAY;

    /** No two of a kind are the same. */
    private Temper varied(long seed) {
        var more = 0.8 + 0.4 * Noise.at(seed, 1);
        return new Temper(
                busy * more,
                Math.min(0.88, memory * (0.85 + 0.3 * Noise.at(seed, 2))),
                rhythm * (0.8 + 0.2 * Noise.at(seed, 3)),
                (peak + 3 * Noise.at(seed, 4)) * HOUR,
                received * more,
                sent * more,
                read * more,
                written * (0.7 + 0.6 * Noise.at(seed, 5)),
                job,
                period,
                seed);
    }

    /** @param own tells this flow from the machine's others */
    Flow flow(double mean, String own) {
        return new Flow.Natural(mean, rhythm, peak, job, period, weather, Noise.seed(own, Long.toString(weather)));
    }

    /** What comes from outside, a busy neighbour: it knows nothing of the machine's own day. */
    Flow mood(double mean, String own) {
        var seed = Noise.seed(own, Long.toString(weather));
        return new Flow.Natural(mean, 0.25, peak + 5 * HOUR, 1.2, 4.3 * HOUR, seed, seed + 99);
    }
}
