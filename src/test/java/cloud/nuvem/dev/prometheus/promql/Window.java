package cloud.nuvem.dev.prometheus.promql;

/**
 * The samples in a range, which the functions over time look at.
 *
 * @param from index of the first
 * @param to after the last
 * @param start of the range, milliseconds
 */
record Window(Samples samples, int from, int to, long start, long end) {

    long[] times() {
        return samples.times();
    }

    double[] values() {
        return samples.values();
    }

    int count() {
        return to - from;
    }

    double first() {
        return values()[from];
    }

    double last() {
        return values()[to - 1];
    }

    double seconds() {
        return (end - start) / 1000.0;
    }

    /**
     * How much was added within the range, guessed at its ends as Prometheus does: up to the range's boundary where a sample is
     * near it, else half a usual distance beyond.
     */
    double extrapolated(boolean counter, Rules rules) {
        var times = times();
        var values = values();
        var added = last() - first();
        if (counter) {
            for (int i = from + 1; i < to; i++) {
                added += values[i] < values[i - 1] ? values[i - 1] : 0;
            }
        }
        var sampled = (times[to - 1] - times[from]) / 1000.0;
        var usual = sampled / (count() - 1);
        var threshold = usual * 1.1;
        var before = (times[from] - start) / 1000.0;
        if (rules.zeroAfterThreshold() && before >= threshold) {
            before = usual / 2;
        }
        if (counter && added > 0 && first() >= 0) {
            before = Math.min(before, sampled * (first() / added)); // never below zero
        }
        if (!rules.zeroAfterThreshold() && before >= threshold) {
            before = usual / 2;
        }
        var after = (end - times[to - 1]) / 1000.0;
        if (after >= threshold) {
            after = usual / 2;
        }
        return added * ((sampled + before + after) / sampled);
    }
}
