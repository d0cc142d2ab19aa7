package cloud.nuvem.dev.prometheus.promql;

import java.util.Arrays;

/** One line of a result: a point per step, {@link Samples#STALE} where there is none. */
final class Series {

    private final Labels labels;
    private final double[] points;

    Series(Labels labels, double[] points) {
        this.labels = labels;
        this.points = points;
    }

    Labels labels() {
        return labels;
    }

    double[] points() {
        return points;
    }

    static Series empty(Labels labels, int steps) {
        var points = new double[steps];
        Arrays.fill(points, Samples.STALE);
        return new Series(labels, points);
    }

    boolean has(int step) {
        return !Samples.isStale(points[step]);
    }

    boolean isEmpty() {
        return Arrays.stream(points).allMatch(Samples::isStale);
    }

    Series named(Labels other) {
        return new Series(other, points);
    }
}
