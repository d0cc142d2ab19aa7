package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.metering.UsageLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line with its cost day by day.
 *
 * @param days cost of each day of the month, which add up to the line's; empty where there was no price
 * @param forecast at the month's end; null where there was no price
 */
record CostedLine(
        UsageLine line, List<BigDecimal> days, @Nullable Money forecast) {

    CostedLine {
        days = List.copyOf(days);
    }
}
