package cloud.nuvem.dev.prometheus.machines;

/** Something that adds up over time and never shrinks: its amount since a fixed moment. */
@FunctionalInterface
interface Flow {

    double DAY = 86_400;

    /** @param seconds since 2026-01-01T00:00Z */
    double upTo(double seconds);

    default Flow times(double factor) {
        return seconds -> upTo(seconds) * factor;
    }

    /** The mean per second of the time before a moment. */
    default double rate(double seconds, double span) {
        return (upTo(seconds) - upTo(seconds - span)) / span;
    }

    /** The same every second. */
    static Flow steady(double perSecond) {
        return seconds -> perSecond * seconds;
    }

    /**
     * What machines do: more by day than by night, less at weekends, restless on every scale, with jobs at fixed times. The
     * integral of the rate is written down directly, so any moment costs the same.
     *
     * @param mean per second, without the jobs
     * @param rhythm how far the day's peak is above the mean, up to 0.4
     * @param peak second of the day (UTC) with the most to do
     * @param job how much its periodic job adds while it runs, in means; 0 for none
     * @param period of the job, seconds; it runs for a tenth of it
     * @param weather seed of what all flows of a machine have in common
     * @param own seed of what this one has alone
     */
    record Natural(double mean, double rhythm, double peak, double job, double period, long weather, long own)
            implements Flow {

        private static final double[] PERIODS = {41, 173, 913, 18_300, 101_000};
        private static final double[] SIZES = {0.09, 0.1, 0.12, 0.12, 0.1};
        private static final double WEEKEND = 0.06;

        @Override
        public double upTo(double seconds) {
            var amount = seconds
                    + rhythm * wave(seconds - peak, DAY)
                    + WEEKEND * wave(seconds - 4.5 * DAY, 7 * DAY); // 2026-01-01 is a Thursday: quiet on Sunday
            for (int i = 0; i < PERIODS.length; i++) {
                var seed = i == 0 ? own : weather + i;
                amount += SIZES[i] * PERIODS[i] * Noise.line(seed, seconds / PERIODS[i]);
            }
            if (job > 0) {
                var runs = Math.floor((seconds - peak) / period);
                var inside = Math.min(seconds - peak - runs * period, period / 10);
                amount += job * (runs * period / 10 + inside);
            }
            return mean * amount;
        }

        /** The integral of a cosine that is highest at 0. */
        private static double wave(double seconds, double period) {
            var frequency = 2 * Math.PI / period;
            return Math.sin(seconds * frequency) / frequency;
        }
    }
}
