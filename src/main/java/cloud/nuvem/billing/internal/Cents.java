package cloud.nuvem.billing.internal;

import cloud.nuvem.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** Amounts in the smallest unit of their currency, as processors and books have them. */
final class Cents {

    private Cents() {}

    /** @throws ArithmeticException for fractions of the smallest unit: those are rounded before, once */
    static long of(Money money) {
        return money.amount()
                .movePointRight(money.currency().getDefaultFractionDigits())
                .longValueExact();
    }

    static Money money(long cents, String currency) {
        var unit = Currency.getInstance(currency);
        return new Money(BigDecimal.valueOf(cents, unit.getDefaultFractionDigits()), unit);
    }
}
