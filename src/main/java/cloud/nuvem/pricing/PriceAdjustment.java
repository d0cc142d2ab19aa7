package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of many prices by one percentage: unit prices and tiers to four decimals, caps to two, half-up. Allowances stay.
 *
 * @param meter null for all
 * @param percent above −100
 */
public record PriceAdjustment(@Nullable Meter meter, BigDecimal percent) {

    private static final int UNIT_DECIMALS = 4;
    private static final int CAP_DECIMALS = 2;

    public PriceAdjustment {
        if (percent.compareTo(BigDecimal.valueOf(-100)) <= 0) {
            throw new IllegalArgumentException("nothing would be left");
        }
    }

    public List<Price> of(List<Price> prices) {
        return prices.stream()
                .map(price -> meter == null || price.meter() == meter ? of(price) : price)
                .toList();
    }

    private Price of(Price price) {
        var cap = price.monthlyCap();
        var tiers = price.tiers().stream()
                .map(tier -> new Price.Tier(tier.from(), times(tier.perUnit(), UNIT_DECIMALS)))
                .toList();
        return new Price(
                price.meter(),
                price.dimension(),
                times(price.perUnit(), UNIT_DECIMALS),
                price.allowance(),
                tiers,
                cap == null ? null : times(cap, CAP_DECIMALS));
    }

    private Money times(Money money, int decimals) {
        var factor = BigDecimal.ONE.add(percent.movePointLeft(2));
        var amount = money.amount().multiply(factor).setScale(decimals, RoundingMode.HALF_UP);
        return new Money(amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros(), money.currency());
    }
}
