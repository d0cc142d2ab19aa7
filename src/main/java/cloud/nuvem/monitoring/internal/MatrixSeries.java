package cloud.nuvem.monitoring.internal;

import java.util.Map;

/** One series of an answer, in columns: a value for each point that was asked for, {@link Float#NaN} where there is none. */
final class MatrixSeries {

    private final Map<String, String> labels;
    private final float[] values;

    MatrixSeries(Map<String, String> labels, float[] values) {
        this.labels = Map.copyOf(labels);
        this.values = values;
    }

    /** Empty when the series does not have it. */
    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    float at(int point) {
        return values[point];
    }

    float[] slice(int from, int to) {
        return java.util.Arrays.copyOfRange(values, from, to);
    }
}
