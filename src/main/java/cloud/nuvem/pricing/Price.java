package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a meter costs on a price list. Allowance, tiers and cap hold for each resource and each calendar month.
 *
 * @param perUnit per hour, GiB-month or GiB, as the meter says; unrounded
 * @param allowance units of a month that cost nothing; zero without
 * @param tiers what further units cost from some amount on, rising; counted from the month's first unit, free ones included
 * @param monthlyCap the most that one resource costs in a month, before any discount; null without a cap
 */
public record Price(
        Meter meter,
        String dimension,
        Money perUnit,
        BigDecimal allowance,
        List<Tier> tiers,
        @Nullable Money monthlyCap) {

    /**
     * Units from this amount on, up to the next tier.
     *
     * @param from in units of the month
     */
    public record Tier(BigDecimal from, Money perUnit) {}

    public Price {
        tiers = List.copyOf(tiers);
        requireNotNegative(perUnit, perUnit);
        if (monthlyCap != null) {
            requireNotNegative(monthlyCap, perUnit);
        }
        if (allowance.signum() < 0) {
            throw new IllegalArgumentException("allowance is negative");
        }
        var last = BigDecimal.ZERO;
        for (var tier : tiers) {
            requireNotNegative(tier.perUnit(), perUnit);
            if (tier.from().compareTo(last) <= 0) {
                throw new IllegalArgumentException("tiers do not rise");
            }
            last = tier.from();
        }
    }

    /** Without allowance and tiers. */
    public Price(Meter meter, String dimension, Money perUnit, @Nullable Money monthlyCap) {
        this(meter, dimension, perUnit, BigDecimal.ZERO, List.of(), monthlyCap);
    }

    /** All stretches from zero on, the free one included: each unit of a month lies in exactly one. */
    public List<Tier> scale() {
        var scale = new ArrayList<Tier>();
        if (allowance.signum() > 0) {
            scale.add(new Tier(BigDecimal.ZERO, Money.zero(perUnit.currency())));
        }
        var begun = new Tier(allowance, perUnit);
        for (var tier : tiers) {
            if (tier.from().compareTo(allowance) > 0) {
                scale.add(begun);
                begun = tier;
            } else {
                begun = new Tier(allowance, tier.perUnit());
            }
        }
        scale.add(begun);
        return scale;
    }

    private static void requireNotNegative(Money money, Money first) {
        if (money.amount().signum() < 0 || !money.currency().equals(first.currency())) {
            throw new IllegalArgumentException("prices are not negative and in one currency");
        }
    }
}
