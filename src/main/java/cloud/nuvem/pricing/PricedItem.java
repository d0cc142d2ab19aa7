package cloud.nuvem.pricing;

import java.math.BigDecimal;

/**
 * One thing that would be metered.
 *
 * @param dimension instance type or volume type
 * @param quantity how many of the meter's unit at once: machines, GiB; not negative
 * @param whileStopped whether it goes on costing when the machine is stopped
 */
public record PricedItem(Meter meter, String dimension, BigDecimal quantity, boolean whileStopped) {

    public PricedItem {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("quantity is negative");
        }
    }
}
