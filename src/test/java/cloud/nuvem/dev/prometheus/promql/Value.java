package cloud.nuvem.dev.prometheus.promql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What an expression comes to, at all steps at once. */
sealed interface Value {

    /** Series; no two of the same labels have a point at the same step. */
    record Vector(List<Series> series) implements Value {

        /**
         * Series of the same labels made one, empty ones left out.
         *
         * @throws QueryFailed with the complaint when two have a point at the same step
         */
        static Vector merged(List<Series> parts, String complaint) {
            var byLabels = new LinkedHashMap<Labels, Series>();
            for (var part : parts) {
                if (!part.isEmpty()) {
                    byLabels.merge(part.labels(), part, (one, other) -> merged(one, other, complaint));
                }
            }
            return new Vector(new ArrayList<>(byLabels.values()));
        }

        private static Series merged(Series one, Series other, String complaint) {
            var both = new Series(one.labels(), one.points().clone());
            for (int i = 0; i < both.points().length; i++) {
                if (other.has(i)) {
                    if (both.has(i)) {
                        throw QueryFailed.execution(complaint);
                    }
                    both.points()[i] = other.points()[i];
                }
            }
            return both;
        }
    }

    /** A figure per step. */
    final class Scalar implements Value {
        private final double[] points;

        Scalar(double[] points) {
            this.points = points;
        }

        double[] points() {
            return points;
        }
    }

    /** A text. */
    record Text(String text) implements Value {}
}
