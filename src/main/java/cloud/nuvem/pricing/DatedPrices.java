package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Period;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * The prices of one meter and dimension over some time, one after another; where there is none in between, nothing is charged.
 *
 * @param prices in order of time, never two at once, all in the currency
 */
public record DatedPrices(Currency currency, List<DatedPrice> prices) {

    public DatedPrices {
        prices = prices.stream()
                .sorted(Comparator.comparing(price -> price.validity().from()))
                .toList();
        for (int i = 0; i < prices.size(); i++) {
            if (!prices.get(i).price().perUnit().currency().equals(currency)) {
                throw new IllegalArgumentException("one currency");
            }
            if (i > 0
                    && prices.get(i)
                            .validity()
                            .from()
                            .isBefore(prices.get(i - 1).validity().to())) {
                throw new IllegalArgumentException("two prices at once");
            }
        }
    }

    /** One price all the time, without a discount. */
    public static DatedPrices always(Price price, Period period) {
        var dated = new DatedPrice(period, price, BigDecimal.ZERO, new PriceListId(new UUID(0, 0)));
        return new DatedPrices(price.perUnit().currency(), List.of(dated));
    }
}
