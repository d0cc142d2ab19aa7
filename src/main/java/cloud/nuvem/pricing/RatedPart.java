package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a line used at one price, while it is being rated; amounts are multiplied by the unit's seconds. */
final class RatedPart {

    private final DatedPrice price;
    private final long divisor;
    private final boolean heldOverTime;
    private final List<Price.Tier> scale;
    private final BigDecimal[] unitsIn;
    private final List<UsagePeriod> usage = new ArrayList<>();
    private BigDecimal overCap = BigDecimal.ZERO;
    private BigDecimal taken = BigDecimal.ZERO;

    RatedPart(DatedPrice price, long divisor) {
        this.price = price;
        this.divisor = divisor;
        this.heldOverTime = price.price().meter().unit().isHeldOverTime();
        this.scale = price.price().scale();
        this.unitsIn = new BigDecimal[scale.size()];
        Arrays.fill(unitsIn, BigDecimal.ZERO);
    }

    /** Spreads further units over the tiers; answers what they cost there, before cap and discount. */
    BigDecimal add(UsagePeriod stretch, BigDecimal before, BigDecimal measure) {
        remember(stretch);
        var after = before.add(measure);
        var list = BigDecimal.ZERO;
        for (int i = 0; i < unitsIn.length; i++) {
            var from = before.max(begin(i));
            var to = i + 1 < unitsIn.length ? after.min(begin(i + 1)) : after;
            if (to.compareTo(from) > 0) {
                var inTier = to.subtract(from);
                unitsIn[i] = unitsIn[i].add(inTier);
                list = list.add(scale.get(i).perUnit().amount().multiply(inTier));
            }
        }
        return list;
    }

    private BigDecimal begin(int tier) {
        return scale.get(tier).from().multiply(BigDecimal.valueOf(divisor));
    }

    private void remember(UsagePeriod stretch) {
        if (heldOverTime && !usage.isEmpty()) {
            var last = usage.getLast();
            if (last.period().to().equals(stretch.period().from())
                    && last.quantity().compareTo(stretch.quantity()) == 0) {
                usage.removeLast();
                usage.add(new UsagePeriod(join(last, stretch), last.quantity()));
                return;
            }
        }
        usage.add(stretch);
    }

    private static Period join(UsagePeriod first, UsagePeriod last) {
        return new Period(first.period().from(), last.period().to());
    }

    void settle(BigDecimal list, BigDecimal underCap) {
        overCap = overCap.add(list.subtract(underCap));
        taken = taken.add(underCap);
    }

    /** After the discount. */
    BigDecimal due() {
        return taken.multiply(price.payable());
    }

    Charge.Part explained() {
        var steps = new ArrayList<Charge.Step>();
        for (int i = 0; i < unitsIn.length; i++) {
            if (unitsIn[i].signum() > 0) {
                var tier = scale.get(i);
                steps.add(new Charge.Step(
                        tier,
                        exact(unitsIn[i]),
                        exact(unitsIn[i].multiply(tier.perUnit().amount()))));
            }
        }
        return new Charge.Part(
                price, heldOverTime ? usage : sum(), steps, exact(overCap), exact(taken.subtract(due())), exact(due()));
    }

    private List<UsagePeriod> sum() {
        var flowed = usage.stream().map(UsagePeriod::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return usage.isEmpty() ? List.of() : List.of(new UsagePeriod(join(usage.getFirst(), usage.getLast()), flowed));
    }

    private Fraction exact(BigDecimal dividend) {
        return new Fraction(dividend, divisor);
    }
}
