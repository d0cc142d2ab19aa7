package cloud.nuvem.pricing;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Things of one kind that would be metered.
 *
 * @param dimension instance type, volume type …
 * @param quantity of each: 1 machine, GiB of a volume, GiB of a month's traffic; not negative
 * @param count how many of them; each is rated, capped and rounded for itself, as on the invoice
 * @param time how long each is there in an average month; of no account for what flows
 * @param whileStopped whether it goes on costing when the machine is stopped
 */
public record PricedItem(
        Meter meter, String dimension, BigDecimal quantity, int count, Duration time, boolean whileStopped) {

    public PricedItem {
        if (quantity.signum() < 0 || count < 0 || time.isNegative() || time.compareTo(Rating.MONTH) > 0) {
            throw new IllegalArgumentException("quantity is negative, or longer than a month");
        }
    }

    /** All month. */
    public PricedItem(Meter meter, String dimension, BigDecimal quantity, int count, boolean whileStopped) {
        this(meter, dimension, quantity, count, Rating.MONTH, whileStopped);
    }

    /** One of it, all month. */
    public PricedItem(Meter meter, String dimension, BigDecimal quantity, boolean whileStopped) {
        this(meter, dimension, quantity, 1, whileStopped);
    }

    /** Of all together. */
    public BigDecimal total() {
        return quantity.multiply(BigDecimal.valueOf(count));
    }
}
