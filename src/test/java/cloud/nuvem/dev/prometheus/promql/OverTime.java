package cloud.nuvem.dev.prometheus.promql;

/** The functions that look at a range of samples. */
final class OverTime {

    private OverTime() {}

    /** {@link Samples#STALE} when there are too few samples. */
    static double apply(Function function, Window window, Rules rules) {
        return switch (function) {
            case RATE -> window.count() < 2 ? Samples.STALE : window.extrapolated(true, rules) / window.seconds();
            case INCREASE -> window.count() < 2 ? Samples.STALE : window.extrapolated(true, rules);
            case DELTA -> window.count() < 2 ? Samples.STALE : window.extrapolated(false, rules);
            case IRATE -> window.count() < 2 ? Samples.STALE : instantRate(window);
            default -> window.count() < 1 ? Samples.STALE : summary(function, window);
        };
    }

    private static double instantRate(Window window) {
        var last = window.to() - 1;
        var value = window.values()[last];
        var before = window.values()[last - 1];
        var seconds = (window.times()[last] - window.times()[last - 1]) / 1000.0;
        return (value < before ? value : value - before) / seconds;
    }

    private static double summary(Function function, Window window) {
        return switch (function) {
            case LAST_OVER_TIME -> window.last();
            case COUNT_OVER_TIME -> window.count();
            case SUM_OVER_TIME -> sum(window);
            case AVG_OVER_TIME -> sum(window) / window.count();
            case MAX_OVER_TIME -> extreme(window, 1);
            case MIN_OVER_TIME -> extreme(window, -1);
            case RESETS -> resets(window);
            default -> throw new IllegalStateException(function.title() + " does not look at a range");
        };
    }

    private static double sum(Window window) {
        var sum = 0.0;
        for (int i = window.from(); i < window.to(); i++) {
            sum += window.values()[i];
        }
        return sum;
    }

    private static double extreme(Window window, int direction) {
        var extreme = window.first();
        for (int i = window.from() + 1; i < window.to(); i++) {
            var value = window.values()[i];
            if (Double.isNaN(extreme) || (value - extreme) * direction > 0) {
                extreme = value;
            }
        }
        return extreme;
    }

    private static double resets(Window window) {
        var resets = 0;
        for (int i = window.from() + 1; i < window.to(); i++) {
            resets += window.values()[i] < window.values()[i - 1] ? 1 : 0;
        }
        return resets;
    }
}
