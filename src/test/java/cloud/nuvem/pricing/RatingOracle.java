package cloud.nuvem.pricing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Another way to the same number, knowing nothing of the first: whole numbers of billionths, the price as a function of all
 * units so far (a sum of rises instead of a walk through tiers), each boundary of usage and prices cut beforehand, and
 * rounding by adding a half.
 */
final class RatingOracle {

    /** Prices to 9 decimals, quantities to 6, thresholds to 3: what random usage has at most. */
    private static final int MONEY = 9;

    private static final int UNITS = 6;
    private static final int PERCENT = 4;

    private RatingOracle() {}

    /** In the minor unit of a currency with two. */
    static BigInteger cents(MonthlyUsage usage, DatedPrices prices) {
        long divisor = switch (usage.meter().unit()) {
            case HOUR -> 3600;
            case GIB_MONTH ->
                Duration.between(usage.month().from(), usage.month().to()).toSeconds();
            case GIB -> 1;
        };
        var units = BigInteger.ZERO;
        var charged = BigInteger.ZERO;
        var due = BigInteger.ZERO;
        for (var used : usage.periods()) {
            for (var price : prices.prices()) {
                var measure = measure(usage.meter(), used, price);
                if (measure.signum() == 0) {
                    continue;
                }
                var list =
                        cost(price.price(), units.add(measure), divisor).subtract(cost(price.price(), units, divisor));
                units = units.add(measure);
                var total = charged.add(list);
                var cap = price.price().monthlyCap();
                if (cap != null) {
                    var most = whole(cap.amount(), MONEY + UNITS).multiply(BigInteger.valueOf(divisor));
                    total = charged.max(total.min(most));
                }
                due = due.add(total.subtract(charged)
                        .multiply(whole(BigDecimal.valueOf(100).subtract(price.discountPercent()), PERCENT - 2)));
                charged = total;
            }
        }
        var cent = BigInteger.valueOf(divisor).multiply(BigInteger.TEN.pow(MONEY + UNITS + PERCENT - 2));
        return due.add(cent.shiftRight(1)).divide(cent);
    }

    /** In millionths of a unit × second. */
    private static BigInteger measure(Meter meter, UsagePeriod used, DatedPrice price) {
        var from = used.period().from();
        if (meter == Meter.OUTBOUND_TRAFFIC) {
            boolean begins = !from.isBefore(price.validity().from())
                    && from.isBefore(price.validity().to());
            return begins ? whole(used.quantity(), UNITS) : BigInteger.ZERO;
        }
        long begin = Math.max(from.getEpochSecond(), price.validity().from().getEpochSecond());
        long end = Math.min(
                used.period().to().getEpochSecond(), price.validity().to().getEpochSecond());
        return whole(used.quantity(), UNITS).multiply(BigInteger.valueOf(Math.max(0, end - begin)));
    }

    /** What so many units from the month's first on would cost: each tier adds the difference to the one below. */
    private static BigInteger cost(Price price, BigInteger units, long divisor) {
        var cost = BigInteger.ZERO;
        var below = BigInteger.ZERO;
        var steps = Stream.concat(Stream.of(new Price.Tier(BigDecimal.ZERO, price.perUnit())), price.tiers().stream())
                .toList();
        for (int i = 0; i < steps.size(); i++) {
            boolean free = i + 1 < steps.size() && steps.get(i + 1).from().compareTo(price.allowance()) <= 0;
            if (free) {
                continue;
            }
            var from = steps.get(i).from().max(price.allowance());
            var perUnit = whole(steps.get(i).perUnit().amount(), MONEY);
            var beyond = units.subtract(whole(from, UNITS).multiply(BigInteger.valueOf(divisor)));
            cost = cost.add(perUnit.subtract(below).multiply(beyond.max(BigInteger.ZERO)));
            below = perUnit;
        }
        return cost;
    }

    private static BigInteger whole(BigDecimal number, int decimals) {
        return number.movePointRight(decimals).toBigIntegerExact();
    }
}
