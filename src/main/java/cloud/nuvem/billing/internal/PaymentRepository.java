package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.PAYMENT_ATTEMPT;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.billing.Payment.Way;
import cloud.nuvem.billing.PaymentId;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Tries to get money, as the provider's role. */
@Repository
class PaymentRepository {

    private static final List<State> UNDER_WAY = List.of(State.PLANNED, State.SENT, State.UNKNOWN, State.PROCESSING);
    private static final List<State> MAY_STILL_PAY = List.of(
            State.PLANNED,
            State.SENT,
            State.UNKNOWN,
            State.PROCESSING,
            State.PAGE_OPEN,
            State.ACTION_NEEDED,
            State.DECLINED,
            State.CANCELED);

    private final DSLContext provider;

    PaymentRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /**
     * What is known beyond the payment itself.
     *
     * @param card that is charged; null at a page
     * @param intent the processor's; null before it is known
     * @param page the processor's; null for saved cards
     */
    record Attempt(
            Payment payment,
            @Nullable String card,
            @Nullable String intent,
            @Nullable String page,
            boolean settled) {

        PaymentId id() {
            return payment.id();
        }

        long cents() {
            return Cents.of(payment.amount());
        }
    }

    /** Writes it down before anything is asked; empty when another try is under way or has succeeded. */
    Optional<Attempt> begin(Invoice invoice, Way way, @Nullable String card, Instant now) {
        var p = PAYMENT_ATTEMPT;
        var due = invoice.amounts().due();
        var number = select(coalesce(max(p.NUMBER), val(0)).plus(1))
                .from(p)
                .where(p.INVOICE_ID.eq(invoice.id().value()));
        return provider.insertInto(p)
                .set(p.ORGANIZATION_ID, invoice.organization().value())
                .set(p.INVOICE_ID, invoice.id().value())
                .set(p.NUMBER, number)
                .set(p.WAY, way.name())
                .set(p.AMOUNT, Cents.of(due))
                .set(p.CURRENCY, due.currency().getCurrencyCode())
                .set(p.CARD, card)
                .set(p.STATE, way == Way.PAGE ? State.PAGE_OPEN.name() : State.PLANNED.name())
                .set(p.BEGAN_AT, now.atOffset(UTC))
                .set(p.CHANGED_AT, now.atOffset(UTC))
                .onConflictDoNothing()
                .returning()
                .fetchOptional(PaymentRepository::attempt);
    }

    /** False when somebody else has moved it on meanwhile: then nothing may be asked for it. */
    boolean send(PaymentId id, String intent, Instant now) {
        var p = PAYMENT_ATTEMPT;
        return provider.update(p)
                        .set(p.STATE, State.SENT.name())
                        .set(p.INTENT, intent)
                        .set(p.CHANGED_AT, now.atOffset(UTC))
                        .where(p.ID.eq(id.value()))
                        .and(p.STATE.eq(State.PLANNED.name()))
                        .execute()
                == 1;
    }

    void pageOpened(PaymentId id, String page, String url) {
        var p = PAYMENT_ATTEMPT;
        provider.update(p)
                .set(p.PAGE, page)
                .set(p.PAGE_URL, url)
                .where(p.ID.eq(id.value()))
                .execute();
    }

    /** The payment that was made at a page. */
    void madeAtPage(PaymentId id, String intent) {
        var p = PAYMENT_ATTEMPT;
        provider.update(p)
                .set(p.INTENT, intent)
                .where(p.ID.eq(id.value()))
                .and(p.INTENT.isNull())
                .execute();
    }

    /** Moves it on unless it has ended already; false when it had. */
    boolean move(PaymentId id, Collection<State> from, State to, IntentState known, Instant now) {
        return move(provider, id, from, to, known, now);
    }

    /** The same within a transaction of somebody else's. */
    static boolean move(
            DSLContext transaction, PaymentId id, Collection<State> from, State to, IntentState known, Instant now) {
        var p = PAYMENT_ATTEMPT;
        return transaction
                        .update(p)
                        .set(p.STATE, to.name())
                        .set(p.CHARGE, known.charge())
                        .set(p.RECEIPT_URL, known.receiptUrl())
                        .set(p.DECLINE, known.decline())
                        .set(p.CHANGED_AT, now.atOffset(UTC))
                        .where(p.ID.eq(id.value()))
                        .and(p.STATE.in(from.stream().map(State::name).toList()))
                        .execute()
                == 1;
    }

    /** Nothing is known about it but this. */
    boolean move(PaymentId id, Collection<State> from, State to, Instant now) {
        var p = PAYMENT_ATTEMPT;
        return provider.update(p)
                        .set(p.STATE, to.name())
                        .set(p.CHANGED_AT, now.atOffset(UTC))
                        .where(p.ID.eq(id.value()))
                        .and(p.STATE.in(from.stream().map(State::name).toList()))
                        .execute()
                == 1;
    }

    /** The invoice was told. */
    void settled(PaymentId id, Instant now) {
        var p = PAYMENT_ATTEMPT;
        provider.update(p)
                .set(p.SETTLED_AT, now.atOffset(UTC))
                .where(p.ID.eq(id.value()))
                .execute();
    }

    Optional<Attempt> find(PaymentId id) {
        return list(PAYMENT_ATTEMPT.ID.eq(id.value())).stream().findFirst();
    }

    Optional<Attempt> byIntent(String intent) {
        return list(PAYMENT_ATTEMPT.INTENT.eq(intent)).stream().findFirst();
    }

    Optional<Attempt> byPage(String page) {
        return list(PAYMENT_ATTEMPT.PAGE.eq(page)).stream().findFirst();
    }

    /** The latest first. */
    List<Attempt> of(InvoiceId invoice) {
        return list(PAYMENT_ATTEMPT.INVOICE_ID.eq(invoice.value()));
    }

    /** The latest first. */
    List<Attempt> of(OrganizationId organization) {
        return list(PAYMENT_ATTEMPT.ORGANIZATION_ID.eq(organization.value()));
    }

    /** What nobody has heard the end of since. */
    List<Attempt> unfinished(Instant before) {
        var p = PAYMENT_ATTEMPT;
        var waiting = p.STATE.in(UNDER_WAY.stream().map(State::name).toList()).or(p.STATE.eq(State.PAGE_OPEN.name()));
        return list(p.CHANGED_AT
                .lt(before.atOffset(UTC))
                .and(waiting.or(p.STATE.eq(State.SUCCEEDED.name()).and(p.SETTLED_AT.isNull()))));
    }

    static Collection<State> mayStillPay() {
        return MAY_STILL_PAY;
    }

    private List<Attempt> list(Condition condition) {
        return provider.selectFrom(PAYMENT_ATTEMPT)
                .where(condition)
                .orderBy(PAYMENT_ATTEMPT.BEGAN_AT.desc(), PAYMENT_ATTEMPT.NUMBER.desc())
                .limit(500)
                .fetch(PaymentRepository::attempt);
    }

    private static Attempt attempt(Record row) {
        var p = PAYMENT_ATTEMPT;
        var payment = new Payment(
                new PaymentId(row.get(p.ID)),
                new OrganizationId(row.get(p.ORGANIZATION_ID)),
                new InvoiceId(row.get(p.INVOICE_ID)),
                row.get(p.NUMBER),
                Way.valueOf(row.get(p.WAY)),
                Cents.money(row.get(p.AMOUNT), row.get(p.CURRENCY)),
                State.valueOf(row.get(p.STATE)),
                row.get(p.DECLINE),
                row.get(p.RECEIPT_URL),
                row.get(p.BEGAN_AT).toInstant(),
                row.get(p.CHANGED_AT).toInstant());
        return new Attempt(payment, row.get(p.CARD), row.get(p.INTENT), row.get(p.PAGE), row.get(p.SETTLED_AT) != null);
    }
}
