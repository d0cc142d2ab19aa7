package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * The one way from a quantity, a price and a time to money: used by the estimate beside a wizard and by everything that is
 * ever invoiced. Pure, exact, and rounded once, half-up.
 */
public final class Rating {

    /** What the price for a month of GiB is divided by, and what a month is in an estimate. */
    public static final Duration MONTH = Duration.ofHours(730);

    private static final int HOURLY_DECIMALS = 4;

    private Rating() {}

    /**
     * What a quantity costs over a time within one month, never more than the price's cap for each resource; rounded to the
     * currency's minor unit.
     */
    public static Money charge(Price price, BigDecimal quantity, Duration time) {
        requireNotNegative(quantity, time);
        int decimals = Math.max(0, price.perUnit().currency().getDefaultFractionDigits());
        var exact = rounded(price, quantity, time, decimals);
        var cap = price.monthlyCap();
        if (cap == null) {
            return exact;
        }
        var most = cap.times(resources(price, quantity));
        return most.amount().compareTo(uncapped(price, quantity, time)) < 0
                ? new Money(most.amount().setScale(decimals, RoundingMode.HALF_UP), most.currency())
                : exact;
    }

    /** What a quantity costs in a full month. */
    public static Money perMonth(Price price, BigDecimal quantity) {
        return charge(price, quantity, MONTH);
    }

    /** What a quantity costs in an hour, to four decimals, for showing. */
    public static Money perHour(Price price, BigDecimal quantity) {
        requireNotNegative(quantity, MONTH);
        return rounded(price, quantity, Duration.ofHours(1), HOURLY_DECIMALS);
    }

    private static Money rounded(Price price, BigDecimal quantity, Duration time, int decimals) {
        var amount = product(price, quantity, time).divide(unitSeconds(price.meter()), decimals, RoundingMode.HALF_UP);
        return new Money(amount, price.perUnit().currency());
    }

    /** With more digits than any amount has, for comparing. */
    private static BigDecimal uncapped(Price price, BigDecimal quantity, Duration time) {
        return product(price, quantity, time).divide(unitSeconds(price.meter()), 20, RoundingMode.HALF_UP);
    }

    private static BigDecimal product(Price price, BigDecimal quantity, Duration time) {
        var seconds = BigDecimal.valueOf(time.toNanos(), 9);
        return price.perUnit().amount().multiply(quantity).multiply(seconds);
    }

    private static BigDecimal unitSeconds(Meter meter) {
        return switch (meter) {
            case VM_RUNNING -> BigDecimal.valueOf(Duration.ofHours(1).toSeconds());
            case VOLUME_SIZE -> BigDecimal.valueOf(MONTH.toSeconds());
        };
    }

    /** How many caps apply: a quantity of machines is as many resources, a quantity of GiB is one. */
    private static BigDecimal resources(Price price, BigDecimal quantity) {
        return switch (price.meter()) {
            case VM_RUNNING -> quantity;
            case VOLUME_SIZE -> BigDecimal.ONE;
        };
    }

    private static void requireNotNegative(BigDecimal quantity, Duration time) {
        if (quantity.signum() < 0 || time.isNegative()) {
            throw new IllegalArgumentException("quantity and time are never negative");
        }
    }
}
