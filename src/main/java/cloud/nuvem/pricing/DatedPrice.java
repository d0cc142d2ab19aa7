package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Period;
import java.math.BigDecimal;

/**
 * A price and when it counts for somebody.
 *
 * @param discountPercent what the plan takes off, 0 to 100; after the cap
 * @param list where the price stands
 */
public record DatedPrice(Period validity, Price price, BigDecimal discountPercent, PriceListId list) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public DatedPrice {
        if (discountPercent.signum() < 0 || discountPercent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("a discount is 0 to 100 percent");
        }
    }

    /** What is left to pay of one, exactly. */
    BigDecimal payable() {
        return HUNDRED.subtract(discountPercent).movePointLeft(2);
    }
}
