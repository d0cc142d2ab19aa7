package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a meter costs on a price list.
 *
 * @param perUnit per hour or per GiB-month, as the meter says; unrounded
 * @param monthlyCap the most that one resource costs in a month; null without a cap
 */
public record Price(
        Meter meter,
        String dimension,
        Money perUnit,
        @Nullable Money monthlyCap) {}
