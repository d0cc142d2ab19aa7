package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * The one way from usage and prices to money: behind the wizard's estimate, "so far", the forecast, a simulation and every
 * invoice line. Pure, exact, rounded once, half-up.
 *
 * <p>In order of time, each second is charged at the one price in force in it, and what flowed at the price in force when
 * its period began. Units count on through the month across a change of price: they decide the tier; the amounts count on as
 * well: once they reach the cap of the price in force, nothing is added. What was charged is never taken back by a later,
 * lower cap.
 */
public final class Rating {

    /** What an estimate calls a month, and divides it by to show an hour. */
    public static final Duration MONTH = MonthlyUsage.averageMonth().duration();

    private static final int HOURLY_DECIMALS = 4;

    private Rating() {}

    /** What the usage costs. */
    public static Charge rate(MonthlyUsage usage, DatedPrices prices) {
        var run = new RatingRun(usage, prices);
        usage.periods().forEach(run::add);
        return run.charge();
    }

    /**
     * How the cost grows: what the usage costs up to the end of each of its periods, in their order. The last is
     * {@link Charge#exact}. Rounding each and taking differences splits a line's amount without losing any of it.
     */
    public static List<Fraction> course(MonthlyUsage usage, DatedPrices prices) {
        var run = new RatingRun(usage, prices);
        return usage.periods().stream()
                .map(used -> {
                    run.add(used);
                    return run.exact();
                })
                .toList();
    }

    /** What one resource of this quantity costs when it is there for all of an average month. */
    public static Money perMonth(DatedPrice price, BigDecimal quantity) {
        return perMonth(price, quantity, MONTH);
    }

    /** The same when it is there for some time of the month only. */
    public static Money perMonth(DatedPrice price, BigDecimal quantity, Duration time) {
        var month = MonthlyUsage.averageMonth();
        var item = price.price();
        var used = new UsagePeriod(new Period(month.from(), month.from().plus(time)), quantity);
        var always = new DatedPrice(month, item, price.discountPercent(), price.list());
        return rate(
                        new MonthlyUsage(item.meter(), item.dimension(), month, List.of(used)),
                        new DatedPrices(item.perUnit().currency(), List.of(always)))
                .amount();
    }

    /**
     * What a quantity costs in an hour at its first price, to four decimals, for showing; nothing for what flows, which has no
     * hour.
     */
    public static Money perHour(DatedPrice price, BigDecimal quantity) {
        var item = price.price();
        var hours = switch (item.meter().unit()) {
            case HOUR -> BigDecimal.ONE;
            case GIB_MONTH -> BigDecimal.valueOf(MONTH.toHours());
            case GIB -> null;
        };
        if (hours == null) {
            return Money.zero(item.perUnit().currency());
        }
        var exact = item.perUnit().amount().multiply(quantity).multiply(price.payable());
        return new Money(
                exact.divide(hours, HOURLY_DECIMALS, RoundingMode.HALF_UP),
                item.perUnit().currency());
    }
}
