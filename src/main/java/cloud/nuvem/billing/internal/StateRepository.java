package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.CREDIT_NOTE;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE;
import static cloud.nuvem.billing.internal.db.Tables.REFUND;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.CreditNoteId;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceDetails.HoldReason;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceLedger.FullPayment;
import cloud.nuvem.billing.InvoiceLedger.MarkPaidResult;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** What moves on about invoices that are made, as the provider's role. */
@Repository
class StateRepository {

    private final DSLContext provider;

    StateRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    Optional<Invoice> find(InvoiceId id) {
        return InvoiceQueries.find(provider, id);
    }

    Optional<InvoiceDetails> details(InvoiceId id) {
        return InvoiceQueries.details(provider, id);
    }

    Optional<Invoice> findByNumber(String number) {
        return InvoiceQueries.all(provider, INVOICE.NUMBER.eq(number)).stream().findFirst();
    }

    List<Invoice> open() {
        return InvoiceQueries.all(provider, INVOICE.STATE.in("ISSUED", "OVERDUE"));
    }

    /** With its reasons. */
    record Reviewed(Invoice invoice, List<HoldReason> heldFor) {}

    List<Reviewed> of(LocalDate month) {
        return reviewed(INVOICE.MONTH.eq(month));
    }

    List<Reviewed> held() {
        return reviewed(INVOICE.STATE.eq(InvoiceState.HELD.name()));
    }

    private List<Reviewed> reviewed(Condition condition) {
        return provider.select(InvoiceQueries.INVOICE_VALUE, INVOICE.HELD_FOR)
                .from(INVOICE)
                .where(condition)
                .orderBy(INVOICE.MONTH, INVOICE.NUMBER.nullsFirst(), INVOICE.ORGANIZATION_ID)
                .fetch(row -> new Reviewed(row.value1(), InvoiceJsonQueries.reasons(row.value2())));
    }

    MarkPaidResult markPaid(InvoiceId id, FullPayment payment) {
        return provider.transactionResult(configuration -> {
            var transaction = configuration.dsl();
            lock(transaction, id);
            var invoice = InvoiceQueries.find(transaction, id).orElse(null);
            if (invoice == null || !invoice.state().isIssued()) {
                return MarkPaidResult.NOT_OPEN;
            }
            if (!invoice.state().isOpen()) {
                return MarkPaidResult.PAID_BEFORE;
            }
            if (!invoice.amounts().due().equals(payment.amount())) {
                return MarkPaidResult.AMOUNT_DIFFERS;
            }
            pay(transaction, id, payment.reference(), payment.at());
            return MarkPaidResult.PAID_NOW;
        });
    }

    private static void lock(DSLContext transaction, InvoiceId id) {
        transaction
                .select(INVOICE.ID)
                .from(INVOICE)
                .where(INVOICE.ID.eq(id.value()))
                .forUpdate()
                .fetch();
    }

    private static void pay(DSLContext transaction, InvoiceId id, String reference, Instant at) {
        transaction
                .update(INVOICE)
                .set(INVOICE.STATE, InvoiceState.PAID.name())
                .set(INVOICE.PAID_AT, at.atOffset(UTC))
                .set(INVOICE.PAYMENT_REFERENCE, reference)
                .where(INVOICE.ID.eq(id.value()))
                .execute();
    }

    /** Those whose due date has passed become overdue: answers them, each once. */
    List<Invoice> fallDue(Instant now) {
        var ids = provider.update(INVOICE)
                .set(INVOICE.STATE, InvoiceState.OVERDUE.name())
                .set(INVOICE.OVERDUE_AT, now.atOffset(UTC))
                .where(INVOICE.STATE.eq(InvoiceState.ISSUED.name()))
                .and(INVOICE.DUE_AT.le(now.atOffset(UTC)))
                .returningResult(INVOICE.ID)
                .fetch(row -> row.value1());
        return ids.isEmpty() ? List.of() : InvoiceQueries.all(provider, INVOICE.ID.in(ids));
    }

    List<Invoice> unannounced(int atMost) {
        var ids = provider.select(INVOICE.ID)
                .from(INVOICE)
                .where(INVOICE.ANNOUNCED_AT.isNull())
                .and(INVOICE.NUMBER.isNotNull())
                .orderBy(INVOICE.NUMBER)
                .limit(atMost)
                .fetch(INVOICE.ID);
        return ids.isEmpty() ? List.of() : InvoiceQueries.all(provider, INVOICE.ID.in(ids));
    }

    /** A paid invoice is told of too, but its row stays as it is from then on, this column aside. */
    void announced(InvoiceId id, Instant now) {
        provider.update(INVOICE)
                .set(INVOICE.ANNOUNCED_AT, now.atOffset(UTC))
                .where(INVOICE.ID.eq(id.value()))
                .and(INVOICE.ANNOUNCED_AT.isNull())
                .execute();
    }

    /** From held to checked or void; false when it is not held any more. */
    boolean decide(InvoiceId id, InvoiceState next, String by, String note) {
        return provider.update(INVOICE)
                        .set(INVOICE.STATE, next.name())
                        .set(INVOICE.REVIEWED_BY, by)
                        .set(INVOICE.REVIEW_NOTE, note)
                        .where(INVOICE.ID.eq(id.value()))
                        .and(INVOICE.STATE.eq(InvoiceState.HELD.name()))
                        .execute()
                == 1;
    }

    /** @param number null when there is less left of the invoice, or it is not issued: then {@code invoice} says what is left */
    record Noted(
            @Nullable CreditNoteId id,
            @Nullable String number,
            @Nullable Invoice invoice) {}

    /** Who gives what back, and why. */
    record NoteWish(InvoiceId invoice, Money amount, String reason, String by, Instant at) {}

    Noted creditNote(NoteWish wish) {
        return provider.transactionResult(configuration -> {
            var transaction = configuration.dsl();
            lock(transaction, wish.invoice());
            var invoice = InvoiceQueries.find(transaction, wish.invoice()).orElse(null);
            if (invoice == null
                    || !invoice.state().isIssued()
                    || !invoice.currency().equals(wish.amount().currency())
                    || wish.amount().amount().compareTo(invoice.amounts().due().amount()) > 0) {
                return new Noted(null, null, invoice);
            }
            return write(transaction, invoice, wish);
        });
    }

    private static Noted write(DSLContext transaction, Invoice invoice, NoteWish wish) {
        var n = CREDIT_NOTE;
        var entity = transaction
                .select(INVOICE.LEGAL_ENTITY)
                .from(INVOICE)
                .where(INVOICE.ID.eq(invoice.id().value()))
                .fetchSingle()
                .value1();
        int year = wish.at().atOffset(UTC).getYear();
        int position = NumberRepository.last(transaction, entity, "CREDIT_NOTE", year) + 1;
        var number = "%s-CN-%d-%06d".formatted(entity, year, position);
        var id = transaction
                .insertInto(n)
                .set(n.ORGANIZATION_ID, invoice.organization().value())
                .set(n.INVOICE_ID, invoice.id().value())
                .set(n.LEGAL_ENTITY, entity)
                .set(n.NUMBER, number)
                .set(n.NUMBER_YEAR, year)
                .set(n.NUMBER_POSITION, position)
                .set(n.AMOUNT, wish.amount().amount())
                .set(n.TAX, taxIn(invoice, wish.amount()))
                .set(n.REASON, wish.reason())
                .set(n.ISSUED_AT, wish.at().atOffset(UTC))
                .set(n.ISSUED_BY, wish.by())
                .returningResult(n.ID)
                .fetchSingle()
                .value1();
        NumberRepository.advance(transaction, entity, "CREDIT_NOTE", year, position);
        if (invoice.state().isOpen() && wish.amount().equals(invoice.amounts().due())) {
            pay(transaction, invoice.id(), number, wish.at()); // nothing is left to pay
        }
        return new Noted(new CreditNoteId(id), number, invoice);
    }

    /** The same part of the tax as of the total, half-up. */
    private static BigDecimal taxIn(Invoice invoice, Money amount) {
        var amounts = invoice.amounts();
        int decimals = Math.max(0, invoice.currency().getDefaultFractionDigits());
        return amounts.tax()
                .amount()
                .multiply(amount.amount())
                .divide(amounts.total().amount(), decimals, RoundingMode.HALF_UP);
    }

    boolean refunded(CreditNoteId creditNote, Money amount, String reference, Instant at) {
        var r = REFUND;
        return provider.insertInto(r, r.ORGANIZATION_ID, r.CREDIT_NOTE_ID, r.REFERENCE, r.AMOUNT, r.REFUNDED_AT)
                        .select(DSL.select(
                                        CREDIT_NOTE.ORGANIZATION_ID,
                                        CREDIT_NOTE.ID,
                                        DSL.val(reference),
                                        DSL.val(amount.amount()),
                                        DSL.val(at.atOffset(UTC)))
                                .from(CREDIT_NOTE)
                                .where(CREDIT_NOTE.ID.eq(creditNote.value())))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
