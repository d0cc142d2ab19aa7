package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.billing.InvoiceLedger.FullPayment;
import cloud.nuvem.billing.InvoiceLedger.MarkPaidResult;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.billing.PaymentEvent.Kind;
import cloud.nuvem.billing.internal.IntentState.Status;
import cloud.nuvem.billing.internal.PaymentRepository.Attempt;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the processor's word means for a try: the same word gives the same end however often, from wherever and in whatever order
 * it is heard, because it is always what the processor knows now.
 */
@Component
class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final List<State> OPEN =
            List.of(State.PLANNED, State.SENT, State.UNKNOWN, State.PROCESSING, State.PAGE_OPEN, State.ACTION_NEEDED);

    private final PaymentRepository attempts;
    private final BookRepository books;
    private final InvoiceLedger invoices;
    private final PaymentNotices notices;
    private final Clock clock;

    Outcomes(
            PaymentRepository attempts,
            BookRepository books,
            InvoiceLedger invoices,
            PaymentNotices notices,
            Clock clock) {
        this.attempts = attempts;
        this.books = books;
        this.invoices = invoices;
        this.notices = notices;
        this.clock = clock;
    }

    void apply(Attempt attempt, IntentState known) {
        switch (known.status()) {
            case SUCCEEDED -> succeeded(attempt, known);
            case PROCESSING -> attempts.move(attempt.id(), OPEN, State.PROCESSING, known, clock.instant());
            case ACTION_NEEDED -> unpaid(attempt, State.ACTION_NEEDED, known, Kind.ACTION_NEEDED);
            case DECLINED -> unpaid(attempt, State.DECLINED, known, Kind.DECLINED);
            case CANCELED -> attempts.move(attempt.id(), OPEN, State.CANCELED, known, clock.instant());
            case UNTOUCHED -> {}
        }
    }

    /** At a page people try again by themselves: nothing to tell them. */
    private void unpaid(Attempt attempt, State to, IntentState known, Kind kind) {
        boolean atPage = attempt.page() != null;
        boolean moved = !atPage && attempts.move(attempt.id(), OPEN, to, known, clock.instant());
        if (moved) {
            notices.tell(attempt.payment(), kind);
        }
    }

    private void succeeded(Attempt attempt, IntentState known) {
        boolean another = attempts.of(attempt.payment().invoice()).stream()
                .filter(other -> !other.id().equals(attempt.id()))
                .anyMatch(other -> other.payment().state() == State.SUCCEEDED);
        var to = another ? State.OVERPAID : State.SUCCEEDED;
        if (books.succeed(attempt, to, known, clock.instant()) && another) {
            LOG.error(
                    "Invoice {} was paid twice: {} is to be given back",
                    attempt.payment().invoice(),
                    known.id());
        }
        if (!another) {
            settle(attempt, known.id());
        }
    }

    /** Tells the invoice; again after a crash in between. */
    void settle(Attempt attempt, String intent) {
        var payment = attempt.payment();
        var now = clock.instant();
        var result = invoices.markPaid(payment.invoice(), new FullPayment(payment.amount(), intent, now));
        if (result == MarkPaidResult.NOT_OPEN || result == MarkPaidResult.AMOUNT_DIFFERS) {
            LOG.error("Invoice {} took {} but it is {}: staff have to look", payment.invoice(), intent, result);
        }
        attempts.settled(attempt.id(), now);
        if (result == MarkPaidResult.PAID_NOW) {
            notices.tell(payment, Kind.PAID);
        }
    }

    /** Whether the processor has made up its mind. */
    static boolean isEnd(IntentState known) {
        return known.status() != Status.UNTOUCHED && known.status() != Status.PROCESSING;
    }
}
