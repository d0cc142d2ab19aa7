package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What an organization owes for a calendar month (UTC).
 *
 * @param number sequential per legal entity and year ({@code NUV-2026-000017}); null before it is issued
 * @param amounts in one currency
 * @param issuedAt null before
 * @param dueAt by when it is to be paid; null before it is issued
 * @param paidAt null before
 */
public record Invoice(
        InvoiceId id,
        OrganizationId organization,
        YearMonth month,
        InvoiceState state,
        @Nullable String number,
        Amounts amounts,
        @Nullable Instant issuedAt,
        @Nullable Instant dueAt,
        @Nullable Instant paidAt) {

    /**
     * How the total comes about: {@code total = net - credits + tax}.
     *
     * @param net the sum of the lines
     * @param credits taken off before tax; not negative
     * @param credited what credit notes gave back since, tax included; not negative
     */
    public record Amounts(Money net, Money credits, Money tax, Money total, Money credited) {

        /** What is to be paid. */
        public Money due() {
            return total.minus(credited);
        }
    }

    public Currency currency() {
        return amounts.total().currency();
    }
}
