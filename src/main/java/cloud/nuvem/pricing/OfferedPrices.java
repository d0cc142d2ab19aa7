package cloud.nuvem.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * What a plan that everybody may see charges now.
 *
 * @param since when its price list began
 * @param discountPercent what the plan takes off these prices
 */
public record OfferedPrices(
        Plan plan, Currency currency, Instant since, BigDecimal discountPercent, List<Price> prices) {
    public OfferedPrices {
        prices = List.copyOf(prices);
    }
}
