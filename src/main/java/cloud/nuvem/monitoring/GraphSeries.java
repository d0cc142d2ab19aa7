package cloud.nuvem.monitoring;

import java.util.Arrays;

/** One line of a graph: a value for each point of the frame, {@link Double#NaN} where nothing was measured. */
public final class GraphSeries {

    private final String line;
    private final String part;
    private final double[] values;

    /** @param part which disk or interface; empty where there is one line of each kind */
    public GraphSeries(String line, String part, double[] values) {
        this.line = line;
        this.part = part;
        this.values = values.clone();
    }

    public String line() {
        return line;
    }

    public String part() {
        return part;
    }

    public int size() {
        return values.length;
    }

    public double at(int point) {
        return values[point];
    }

    public boolean isMeasuredAt(int point) {
        return !Double.isNaN(values[point]);
    }

    /** From this point on. */
    public double[] from(int point) {
        return Arrays.copyOfRange(values, point, values.length);
    }
}
