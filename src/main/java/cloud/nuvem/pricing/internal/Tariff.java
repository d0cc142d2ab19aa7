package cloud.nuvem.pricing.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.pricing.DatedPrice;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceListId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a plan charges at one time.
 *
 * @param since when its list began
 * @param discountPercent what the plan takes off
 */
record Tariff(PriceListId list, Currency currency, Instant since, BigDecimal discountPercent, List<Price> prices) {

    Tariff {
        prices = List.copyOf(prices);
    }

    Optional<DatedPrice> find(Meter meter, String dimension, Period validity) {
        return prices.stream()
                .filter(price -> price.meter() == meter && price.dimension().equals(dimension))
                .findFirst()
                .map(price -> new DatedPrice(validity, price, discountPercent, list));
    }
}
