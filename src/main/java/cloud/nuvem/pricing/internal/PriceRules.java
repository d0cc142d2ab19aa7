package cloud.nuvem.pricing.internal;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.ChangePriceListResult.InvalidPrice;
import cloud.nuvem.pricing.ChangePriceListResult.InvalidPrice.Fault;
import cloud.nuvem.pricing.Price;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the prices of one list must keep to, and the names of lists and plans. */
final class PriceRules {

    static final Set<String> CURRENCIES = Set.of("EUR", "USD", "BRL");

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DIMENSION = 63;
    private static final int MONEY_DECIMALS = 12;
    private static final int UNIT_DECIMALS = 6;
    private static final BigDecimal TOO_MUCH = BigDecimal.valueOf(10_000_000);
    private static final BigDecimal TOO_MANY_UNITS = BigDecimal.TEN.pow(12);

    private PriceRules() {}

    static boolean isName(String name) {
        int length = name.codePointCount(0, name.length());
        return length >= 1
                && length <= LONGEST_NAME
                && name.strip().equals(name)
                && name.codePoints().noneMatch(Character::isISOControl);
    }

    /** The first fault there is. */
    static Optional<InvalidPrice> fault(Currency currency, List<Price> prices) {
        var seen = new HashSet<String>();
        for (var price : prices) {
            var name = price.meter() + " " + price.dimension();
            var fault = seen.add(name) ? fault(currency, price) : Optional.of(Fault.TWICE);
            if (fault.isPresent()) {
                return Optional.of(new InvalidPrice(name, fault.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(Currency currency, Price price) {
        if (price.dimension().length() > LONGEST_DIMENSION
                || !price.dimension().matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            return Optional.of(Fault.DIMENSION);
        }
        if (!price.perUnit().currency().equals(currency)) {
            return Optional.of(Fault.CURRENCY);
        }
        var amounts = Stream.concat(
                Stream.concat(Stream.of(price.perUnit()), Stream.ofNullable(price.monthlyCap())),
                price.tiers().stream().map(Price.Tier::perUnit));
        var units = Stream.concat(
                Stream.of(price.allowance()), price.tiers().stream().map(Price.Tier::from));
        boolean fits = amounts.map(Money::amount).allMatch(amount -> fits(amount, MONEY_DECIMALS, TOO_MUCH))
                && units.allMatch(amount -> fits(amount, UNIT_DECIMALS, TOO_MANY_UNITS));
        return fits ? Optional.empty() : Optional.of(Fault.TOO_PRECISE);
    }

    private static boolean fits(BigDecimal amount, int decimals, BigDecimal tooMuch) {
        return amount.stripTrailingZeros().scale() <= decimals && amount.compareTo(tooMuch) < 0;
    }
}
