package cloud.nuvem.dev.prometheus.promql;

/** What was scraped of one series. */
public final class Samples {

    /** The marker that ends a series: not a number, and told from all others by its bits. */
    public static final double STALE = Double.longBitsToDouble(0x7ff8000000000002L);

    private final Labels labels;
    private final long[] times;
    private final double[] values;

    /**
     * Takes the arrays as they are.
     *
     * @param times ascending, milliseconds since the epoch
     * @param values as many; {@link #STALE} where a scrape found the series gone
     */
    public Samples(Labels labels, long[] times, double[] values) {
        this.labels = labels;
        this.times = times;
        this.values = values;
    }

    public Labels labels() {
        return labels;
    }

    public long[] times() {
        return times;
    }

    public double[] values() {
        return values;
    }

    public static boolean isStale(double value) {
        return Double.doubleToRawLongBits(value) == 0x7ff8000000000002L;
    }
}
