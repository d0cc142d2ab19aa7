package cloud.nuvem.monitoring.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A counter as it was scraped.
 *
 * @param samples in order of time
 */
record CounterSeries(Map<String, String> labels, List<Sample> samples) {

    /** @param at seconds since 1970, with their fraction */
    record Sample(double at, BigDecimal value) {}
}
