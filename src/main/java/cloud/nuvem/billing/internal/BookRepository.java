package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.BOOKING;
import static cloud.nuvem.billing.internal.db.Tables.POSTING;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.sum;

import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.billing.internal.PaymentRepository.Attempt;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** The books, by double entry: each booking adds up to nothing, and the database refuses any other. */
@Repository
class BookRepository {

    private final DSLContext provider;

    BookRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** Where money or debt is. */
    enum Account {
        /** What customers owe; negative when we owe them. */
        RECEIVABLE,
        SALES,
        /** At the payment processor. */
        PROCESSOR,
        BANK
    }

    /** What happened, each kind with where the amount goes to and where it comes from. */
    enum Kind {
        INVOICE(Account.RECEIVABLE, Account.SALES),
        PAYMENT(Account.PROCESSOR, Account.RECEIVABLE),
        CREDIT_NOTE(Account.SALES, Account.RECEIVABLE),
        REFUND(Account.RECEIVABLE, Account.PROCESSOR),
        DISPUTE(Account.RECEIVABLE, Account.PROCESSOR);

        private final Account debit;
        private final Account credit;

        Kind(Account debit, Account credit) {
            this.debit = debit;
            this.credit = credit;
        }
    }

    /**
     * Something to book.
     *
     * @param reference the same one is booked once for its kind
     * @param cents positive
     */
    record Entry(
            Kind kind, String reference, OrganizationId organization, InvoiceId invoice, long cents, String currency) {

        static Entry of(Kind kind, String reference, Attempt attempt, long cents) {
            return new Entry(
                    kind,
                    reference,
                    attempt.payment().organization(),
                    attempt.payment().invoice(),
                    cents,
                    attempt.payment().amount().currency().getCurrencyCode());
        }
    }

    /** False when it was booked before. */
    boolean book(Entry entry, Instant now) {
        return provider.transactionResult(configuration -> book(configuration.dsl(), entry, entry.kind().debit, now));
    }

    /** Money that arrived at the bank instead of the processor. */
    boolean bookTransfer(Entry entry, Instant now) {
        return provider.transactionResult(configuration -> book(configuration.dsl(), entry, Account.BANK, now));
    }

    /** Marks a payment as succeeded and books its money, both or none; false when that was done before. */
    boolean succeed(Attempt attempt, State to, IntentState known, Instant now) {
        return provider.transactionResult(configuration -> {
            var transaction = configuration.dsl();
            return PaymentRepository.move(transaction, attempt.id(), PaymentRepository.mayStillPay(), to, known, now)
                    && book(
                            transaction,
                            Entry.of(Kind.PAYMENT, known.id(), attempt, known.received()),
                            Account.PROCESSOR,
                            now);
        });
    }

    private static boolean book(DSLContext transaction, Entry entry, Account debit, Instant now) {
        var b = BOOKING;
        var id = transaction
                .insertInto(b)
                .set(b.ORGANIZATION_ID, entry.organization.value())
                .set(b.INVOICE_ID, entry.invoice.value())
                .set(b.KIND, entry.kind.name())
                .set(b.REFERENCE, entry.reference)
                .set(b.BOOKED_AT, now.atOffset(UTC))
                .onConflictDoNothing()
                .returning(b.ID)
                .fetchOptional(b.ID);
        id.ifPresent(booking -> {
            var p = POSTING;
            transaction
                    .insertInto(p, p.BOOKING_ID, p.ACCOUNT, p.CURRENCY, p.AMOUNT, p.ORGANIZATION_ID)
                    .values(booking, debit.name(), entry.currency, entry.cents, entry.organization.value())
                    .values(booking, entry.kind.credit.name(), entry.currency, -entry.cents, entry.organization.value())
                    .execute();
        });
        return id.isPresent();
    }

    /** What each account holds in one currency. */
    Map<Account, Long> balances(List<OrganizationId> organizations, String currency) {
        var p = POSTING;
        var balances = new HashMap<Account, Long>();
        provider.select(p.ACCOUNT, sum(p.AMOUNT))
                .from(p)
                .where(p.CURRENCY.eq(currency))
                .and(p.ORGANIZATION_ID.in(
                        organizations.stream().map(OrganizationId::value).toList()))
                .groupBy(p.ACCOUNT)
                .forEach(row ->
                        balances.put(Account.valueOf(row.value1()), row.value2().longValueExact()));
        return balances;
    }
}
