package cloud.nuvem.bench;

import java.util.List;
import java.util.Locale;

/** Measured values of one kind, for example milliseconds. */
record Samples(List<Double> sorted) {

    Samples {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = sorted.stream().sorted().toList();
    }

    double median() {
        return at(50);
    }

    /** The value that so many percent do not exceed. */
    double at(int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** Median and spread, for a table's cell. */
    String text(String unit) {
        return String.format(Locale.ROOT, "p50 %.2f, p95 %.2f %s", median(), at(95), unit);
    }
}
