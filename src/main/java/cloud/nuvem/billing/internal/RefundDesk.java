package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.CreditNoteId;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.billing.PaymentEvent.Kind;
import cloud.nuvem.billing.internal.BookRepository.Entry;
import cloud.nuvem.billing.internal.PaymentRepository.Attempt;
import cloud.nuvem.billing.internal.RefundRepository.Order;
import cloud.nuvem.kernel.Money;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives money back: ordered first, then asked for, and after a lost answer looked up before it is asked for again. */
@Component
class RefundDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RefundDesk.class);

    private final RefundRepository orders;
    private final PaymentRepository attempts;
    private final StripeGateway stripe;
    private final BookRepository books;
    private final InvoiceLedger invoices;
    private final PaymentNotices notices;
    private final Clock clock;

    RefundDesk(
            RefundRepository orders,
            PaymentRepository attempts,
            StripeGateway stripe,
            BookRepository books,
            InvoiceLedger invoices,
            PaymentNotices notices,
            Clock clock) {
        this.orders = orders;
        this.attempts = attempts;
        this.stripe = stripe;
        this.books = books;
        this.invoices = invoices;
        this.notices = notices;
        this.clock = clock;
    }

    /** The payment that money can be given back from; empty when the invoice was not paid by card. */
    Optional<Attempt> paymentOf(InvoiceId invoice) {
        return attempts.of(invoice).stream()
                .filter(attempt -> attempt.payment().state() == State.SUCCEEDED)
                .findFirst();
    }

    /** False when it is more than what is left, or was ordered for this credit note before. */
    boolean order(Attempt attempt, CreditNoteId creditNote, Money amount, String by) {
        var order = orders.order(attempt, creditNote, Cents.of(amount), by, clock.instant());
        order.ifPresent(this::tryTo);
        return order.isPresent();
    }

    /** Orders what credit notes of paid invoices give back, and does what was ordered. */
    void doAll() {
        orders.owed()
                .forEach(owed -> paymentOf(owed.invoice())
                        .filter(owed::wasPaid)
                        .ifPresent(attempt -> order(attempt, owed.creditNote(), owed.amount(), owed.by())));
        orders.planned().forEach(this::tryTo);
    }

    private void tryTo(Order order) {
        try {
            var attempt = attempts.find(order.attempt()).orElseThrow();
            var intent = String.valueOf(attempt.intent());
            var known = stripe.findRefund(intent, order.id().toString());
            var refund = known.orElseGet(
                    () -> stripe.refund(intent, order.cents(), order.id().toString()));
            done(attempt, order, refund);
        } catch (ProcessorSilent silent) {
            LOG.info("Refund {} waits: {}", order.id(), silent.getMessage());
        } catch (ProcessorRefusal refused) {
            if (!refused.isBusy()) {
                LOG.error("Refund {} is refused; staff have to look: {}", order.id(), refused.getMessage());
                orders.ended(order, "REFUSED", "", clock.instant());
            }
        }
    }

    private void done(Attempt attempt, Order order, String refund) {
        var now = clock.instant();
        books.book(Entry.of(BookRepository.Kind.REFUND, refund, attempt, order.cents()), now);
        var currency = attempt.payment().amount().currency().getCurrencyCode();
        invoices.recordRefund(order.creditNote(), Cents.money(order.cents(), currency), refund, now);
        orders.ended(order, "DONE", refund, now);
        notices.tell(attempt.payment(), Kind.REFUNDED);
    }
}
