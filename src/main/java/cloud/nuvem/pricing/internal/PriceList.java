package cloud.nuvem.pricing.internal;

import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.Price;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** All prices of one list. */
record PriceList(Currency currency, List<Price> prices) {

    Optional<Price> find(Meter meter, String dimension) {
        return prices.stream()
                .filter(price -> price.meter() == meter && price.dimension().equals(dimension))
                .findFirst();
    }
}
