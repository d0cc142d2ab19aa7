package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Period;
import java.math.BigDecimal;
import java.util.List;

/**
 * What one resource's usage of a month costs, and why: the content of an invoice line. The parts add up to the amount exactly
 * before its one rounding.
 *
 * @param amount rounded half-up to the currency's minor unit
 * @param exact the same before rounding
 * @param parts by price, in order of time
 * @param unpriced when there was usage and no price: nothing is charged for it
 */
public record Charge(Money amount, Fraction exact, List<Part> parts, List<Period> unpriced) {

    public Charge {
        parts = List.copyOf(parts);
        unpriced = List.copyOf(unpriced);
    }

    /**
     * The usage at one price.
     *
     * @param usage stretches of one quantity, inside the price's validity; what flowed is one stretch with its sum
     * @param steps the tiers it fell into, the free one first
     * @param overCap what the cap took away
     * @param discount what the plan took off what was left
     * @param amount what this part costs
     */
    public record Part(
            DatedPrice price,
            List<UsagePeriod> usage,
            List<Step> steps,
            Fraction overCap,
            Fraction discount,
            Fraction amount) {

        public Part {
            usage = List.copyOf(usage);
            steps = List.copyOf(steps);
        }

        /** In hours, GiB-months or GiB. */
        public Fraction units() {
            return steps.stream()
                    .map(Step::units)
                    .reduce(Fraction::plus)
                    .orElse(new Fraction(BigDecimal.ZERO, amount.divisor()));
        }
    }

    /** Units in one tier and what they cost before cap and discount; a tier without a price is the allowance. */
    public record Step(Price.Tier tier, Fraction units, Fraction amount) {}
}
