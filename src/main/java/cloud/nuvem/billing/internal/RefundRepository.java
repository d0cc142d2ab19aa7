package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.CREDIT_NOTE;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE;
import static cloud.nuvem.billing.internal.db.Tables.PAYMENT_ATTEMPT;
import static cloud.nuvem.billing.internal.db.Tables.REFUND_ORDER;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import cloud.nuvem.billing.CreditNoteId;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.PaymentId;
import cloud.nuvem.billing.Refunds;
import cloud.nuvem.billing.Refunds.Refund;
import cloud.nuvem.billing.internal.PaymentRepository.Attempt;
import cloud.nuvem.kernel.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.types.DayToSecond;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Money to be given back, as the provider's role. */
@Repository
class RefundRepository {

    private static final DayToSecond CLOCKS_DIFFER = DayToSecond.valueOf(Duration.ofHours(1));

    private final DSLContext provider;

    RefundRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** Written before the processor is asked. */
    record Order(UUID id, PaymentId attempt, CreditNoteId creditNote, long cents) {}

    /** Empty when it was ordered for this credit note before, or is more than what is left of the payment. */
    Optional<Order> order(Attempt attempt, CreditNoteId creditNote, long cents, String by, Instant now) {
        return provider.transactionResult(configuration -> {
            var transaction = configuration.dsl();
            var r = REFUND_ORDER;
            // One at a time for each payment, so that two together cannot give back more than was paid.
            transaction.execute(
                    "select pg_advisory_xact_lock(hashtextextended({0}, 20))",
                    val(attempt.id().toString()));
            var given = transaction
                    .select(coalesce(sum(r.AMOUNT), BigDecimal.ZERO))
                    .from(r)
                    .where(r.ATTEMPT_ID.eq(attempt.id().value()))
                    .and(r.STATE.ne("REFUSED"))
                    .fetchSingle()
                    .value1()
                    .longValueExact();
            if (given + cents > attempt.cents()) {
                return Optional.empty();
            }
            return transaction
                    .insertInto(r)
                    .set(r.ORGANIZATION_ID, attempt.payment().organization().value())
                    .set(r.INVOICE_ID, attempt.payment().invoice().value())
                    .set(r.ATTEMPT_ID, attempt.id().value())
                    .set(r.CREDIT_NOTE_ID, creditNote.value())
                    .set(r.AMOUNT, cents)
                    .set(r.STATE, "PLANNED")
                    .set(r.ORDERED_BY, by)
                    .set(r.ORDERED_AT, now.atOffset(UTC))
                    .onConflictDoNothing()
                    .returning(r.ID)
                    .fetchOptional(r.ID)
                    .map(id -> new Order(id, attempt.id(), creditNote, cents));
        });
    }

    List<Order> planned() {
        var r = REFUND_ORDER;
        return provider.select(r.ID, r.ATTEMPT_ID, r.CREDIT_NOTE_ID, r.AMOUNT)
                .from(r)
                .where(r.STATE.eq("PLANNED"))
                .orderBy(r.ORDERED_AT)
                .limit(100)
                .fetch(row -> new Order(
                        row.value1(), new PaymentId(row.value2()), new CreditNoteId(row.value3()), row.value4()));
    }

    void ended(Order order, String state, String refund, Instant now) {
        var r = REFUND_ORDER;
        provider.update(r)
                .set(r.STATE, state)
                .set(r.REFUND, refund.isEmpty() ? null : refund)
                .set(r.DONE_AT, now.atOffset(UTC))
                .where(r.ID.eq(order.id))
                .and(r.STATE.eq("PLANNED"))
                .execute();
    }

    /**
     * A credit note that may have to be followed by money.
     *
     * @param left what was left of the invoice before it
     */
    record Owed(InvoiceId invoice, CreditNoteId creditNote, Money amount, Money left, String by) {

        /** What was not paid yet when the note came was taken off the payment, and does not go back. */
        boolean wasPaid(Attempt attempt) {
            return Cents.of(left) - Cents.of(amount) < attempt.cents();
        }
    }

    /** Notes for which nothing is ordered, of invoices paid by card before them or about then: clocks may differ a little. */
    List<Owed> owed() {
        var n = CREDIT_NOTE;
        var earlier = CREDIT_NOTE.as("earlier");
        var before = select(coalesce(sum(earlier.AMOUNT), BigDecimal.ZERO))
                .from(earlier)
                .where(earlier.INVOICE_ID.eq(n.INVOICE_ID))
                .and(row(earlier.NUMBER_YEAR, earlier.NUMBER_POSITION).lt(row(n.NUMBER_YEAR, n.NUMBER_POSITION)));
        var r = REFUND_ORDER;
        var p = PAYMENT_ATTEMPT;
        return provider.select(
                        n.INVOICE_ID, n.ID, n.AMOUNT, INVOICE.TOTAL.minus(field(before)), n.ISSUED_BY, INVOICE.CURRENCY)
                .from(n)
                .join(INVOICE)
                .on(INVOICE.ID.eq(n.INVOICE_ID))
                .where(INVOICE.STATE.eq("PAID"))
                .and(n.ISSUED_AT.ge(INVOICE.PAID_AT.minus(CLOCKS_DIFFER)))
                .and(exists(
                        selectOne().from(p).where(p.INVOICE_ID.eq(n.INVOICE_ID)).and(p.STATE.eq("SUCCEEDED"))))
                .and(notExists(selectOne().from(r).where(r.CREDIT_NOTE_ID.eq(n.ID))))
                .orderBy(n.ISSUED_AT.desc())
                .limit(100)
                .fetch(row -> new Owed(
                        new InvoiceId(row.value1()),
                        new CreditNoteId(row.value2()),
                        new Money(row.value3(), Currency.getInstance(row.value6())),
                        new Money(row.value4(), Currency.getInstance(row.value6())),
                        row.value5()));
    }

    /** The latest first. */
    List<Refund> all() {
        var r = REFUND_ORDER;
        return provider.select(
                        r.INVOICE_ID,
                        INVOICE.NUMBER,
                        CREDIT_NOTE.NUMBER,
                        r.AMOUNT,
                        INVOICE.CURRENCY,
                        r.STATE,
                        r.ORDERED_BY,
                        r.ORDERED_AT,
                        r.DONE_AT)
                .from(r)
                .join(INVOICE)
                .on(INVOICE.ID.eq(r.INVOICE_ID))
                .join(CREDIT_NOTE)
                .on(CREDIT_NOTE.ID.eq(r.CREDIT_NOTE_ID))
                .orderBy(r.ORDERED_AT.desc(), r.ID)
                .limit(200)
                .fetch(RefundRepository::refund);
    }

    private static Refund refund(Record row) {
        var r = REFUND_ORDER;
        var done = row.get(r.DONE_AT);
        return new Refund(
                new InvoiceId(row.get(r.INVOICE_ID)),
                row.get(INVOICE.NUMBER),
                row.get(CREDIT_NOTE.NUMBER),
                Cents.money(row.get(r.AMOUNT), row.get(INVOICE.CURRENCY)),
                Refunds.State.valueOf(row.get(r.STATE)),
                row.get(r.ORDERED_BY),
                row.get(r.ORDERED_AT).toInstant(),
                done == null ? null : done.toInstant());
    }
}
