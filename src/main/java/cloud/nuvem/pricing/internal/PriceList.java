package cloud.nuvem.pricing.internal;

import cloud.nuvem.pricing.DatedPrice;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceListId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** All prices of one list. */
record PriceList(PriceListId id, Currency currency, List<Price> prices) {

    Optional<DatedPrice> find(Meter meter, String dimension) {
        return prices.stream()
                .filter(price -> price.meter() == meter && price.dimension().equals(dimension))
                .findFirst()
                .map(price -> new DatedPrice(MonthlyUsage.averageMonth(), price, BigDecimal.ZERO, id));
    }
}
