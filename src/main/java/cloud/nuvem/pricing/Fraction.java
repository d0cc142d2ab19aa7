package cloud.nuvem.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount that no decimal may be able to show: a third of a month.
 *
 * @param divisor positive
 */
public record Fraction(BigDecimal dividend, long divisor) {

    /** Half-up, as everything that people read. */
    public BigDecimal rounded(int decimals) {
        return dividend.divide(BigDecimal.valueOf(divisor), decimals, RoundingMode.HALF_UP);
    }

    public boolean isZero() {
        return dividend.signum() == 0;
    }

    /** @throws IllegalArgumentException when the divisors differ */
    public Fraction plus(Fraction other) {
        if (divisor != other.divisor) {
            throw new IllegalArgumentException("divided by " + divisor + " and " + other.divisor);
        }
        return new Fraction(dividend.add(other.dividend), divisor);
    }
}
