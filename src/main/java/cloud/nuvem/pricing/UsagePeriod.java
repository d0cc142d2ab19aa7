package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Period;
import java.math.BigDecimal;

/**
 * How much of something there was, or flowed, during a time.
 *
 * @param quantity a level (machines, GiB) for meters held over time; all that flowed (GiB) for the others; not negative
 */
public record UsagePeriod(Period period, BigDecimal quantity) {

    public UsagePeriod {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("quantity is negative");
        }
    }
}
