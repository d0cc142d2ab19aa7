package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.REFUND_ORDER;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import cloud.nuvem.billing.CreditNoteId;
import cloud.nuvem.billing.PaymentId;
import cloud.nuvem.billing.internal.PaymentRepository.Attempt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Money to be given back, as the provider's role. */
@Repository
class RefundRepository {

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
}
