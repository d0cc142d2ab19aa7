package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Card;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.billing.Payment.Way;
import cloud.nuvem.billing.PaymentId;
import cloud.nuvem.billing.internal.IntentState.Status;
import cloud.nuvem.billing.internal.PaymentRepository.Attempt;
import cloud.nuvem.billing.internal.StripeGateway.Asked;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gets an invoice's money from a saved card, once however many replicas try. A payment is opened first, which takes nothing, and
 * its id is written down; then it is charged. Whatever answer is lost, the payment is read by its id, and what was not charged is
 * closed before anybody tries again.
 */
@Component
class Collector {

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final Duration CRASHED = Duration.ofMinutes(2);

    private final PaymentRepository attempts;
    private final PayerRepository payers;
    private final StripeGateway stripe;
    private final PaymentPages pages;
    private final Outcomes outcomes;
    private final Clock clock;

    Collector(
            PaymentRepository attempts,
            PayerRepository payers,
            StripeGateway stripe,
            PaymentPages pages,
            Outcomes outcomes,
            Clock clock) {
        this.attempts = attempts;
        this.payers = payers;
        this.stripe = stripe;
        this.pages = pages;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Tries the default card; empty when there is none, nothing is due, or another try is under way. */
    Optional<Payment> collect(Invoice invoice) {
        var card = payers.cards(invoice.organization()).stream()
                .filter(Card::isDefault)
                .findFirst();
        var customer = payers.customer(invoice.organization());
        if (!invoice.state().isOpen() || isNothingDue(invoice) || card.isEmpty() || customer.isEmpty()) {
            return Optional.empty();
        }
        pages.closeAll(invoice.id());
        return attempts.begin(invoice, Way.SAVED_CARD, card.get().id(), clock.instant())
                .flatMap(attempt -> {
                    tryToCharge(attempt, asked(attempt, invoice, customer.get()));
                    return attempts.find(attempt.id()).map(Attempt::payment);
                });
    }

    static boolean isNothingDue(Invoice invoice) {
        return invoice.amounts().due().amount().signum() <= 0;
    }

    static Asked asked(Attempt attempt, Invoice invoice, String customer) {
        return new Asked(
                attempt.id().toString(),
                invoice.id().toString(),
                customer,
                attempt.cents(),
                attempt.payment().amount().currency().getCurrencyCode().toLowerCase(Locale.ROOT),
                "Invoice "
                        + Objects.requireNonNullElse(
                                invoice.number(), invoice.id().toString()));
    }

    private void tryToCharge(Attempt attempt, Asked asked) {
        try {
            var intent = stripe.open(asked);
            if (attempts.send(attempt.id(), intent, clock.instant())) {
                outcomes.apply(attempt, stripe.charge(intent, String.valueOf(attempt.card()), asked.attempt()));
            }
        } catch (ProcessorSilent lost) {
            LOG.warn("The answer to payment {} was lost; it is found out by reading", attempt.id());
            attempts.move(attempt.id(), List.of(State.PLANNED, State.SENT), State.UNKNOWN, clock.instant());
            resolve(attempt.id());
        } catch (ProcessorRefusal refused) {
            LOG.warn("Payment {} was not tried: {}", attempt.id(), refused.getMessage());
            endUntried(attempt.id());
        }
    }

    /** Finds out what became of a try, by reading; what was not charged is closed, so that it never will be. */
    void resolve(PaymentId id) {
        try {
            attempts.find(id)
                    .filter(attempt -> attempt.payment().state().isUnderWay())
                    .ifPresent(this::readAndEnd);
        } catch (ProcessorSilent | ProcessorRefusal stillSilent) {
            LOG.info("Payment {} is still unknown: {}", id, stillSilent.getMessage());
        }
    }

    private void readAndEnd(Attempt attempt) {
        var intent = attempt.intent();
        if (intent == null) {
            // Nothing was charged, and nobody will: charging begins with the state SENT.
            attempts.move(attempt.id(), List.of(State.PLANNED, State.UNKNOWN), State.CANCELED, clock.instant());
            return;
        }
        var known = stripe.read(intent);
        outcomes.apply(attempt, known.status() == Status.UNTOUCHED ? stripe.cancel(intent) : known);
    }

    private void endUntried(PaymentId id) {
        try {
            var intent = attempts.find(id).map(Attempt::intent);
            intent.ifPresent(stripe::cancel);
            attempts.move(id, List.of(State.PLANNED, State.SENT), State.CANCELED, clock.instant());
        } catch (ProcessorSilent | ProcessorRefusal silent) {
            attempts.move(id, List.of(State.PLANNED, State.SENT), State.UNKNOWN, clock.instant());
        }
    }

    /** Ends what a crash, a lost answer or a lost message left open. */
    void resolveAll() {
        for (var attempt : attempts.unfinished(clock.instant().minus(CRASHED))) {
            switch (attempt.payment().state()) {
                case PLANNED, SENT, UNKNOWN, PROCESSING -> resolve(attempt.id());
                case PAGE_OPEN -> pages.refresh(attempt);
                case SUCCEEDED -> outcomes.settle(attempt, String.valueOf(attempt.intent()));
                default -> {}
            }
        }
    }
}
