package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import java.util.List;

/**
 * What a configuration costs at today's prices: each line and each total rounded half-up to the currency's minor unit per
 * month, to four decimals per hour.
 *
 * @param perMonth a month of 730 hours, caps applied
 * @param whileStopped what goes on costing per month when the machine is stopped
 * @param unpriced items for which the price list in force has no price; they are not in the totals
 */
public record Estimate(Money perHour, Money perMonth, Money whileStopped, List<Line> lines, List<PricedItem> unpriced) {

    /** One item with its share of the total. */
    public record Line(PricedItem item, Money perHour, Money perMonth) {}
}
