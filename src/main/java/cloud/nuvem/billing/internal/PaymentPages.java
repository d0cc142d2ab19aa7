package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.billing.Payment.Way;
import cloud.nuvem.billing.internal.PaymentRepository.Attempt;
import cloud.nuvem.billing.internal.StripePageGateway.Page;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Pages of the processor at which invoices are paid. At most one is open for an invoice. */
@Component
class PaymentPages {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentPages.class);

    private final PaymentRepository attempts;
    private final StripeGateway stripe;
    private final StripePageGateway pages;
    private final Outcomes outcomes;
    private final Clock clock;

    PaymentPages(
            PaymentRepository attempts, StripeGateway stripe, StripePageGateway pages, Outcomes outcomes, Clock clock) {
        this.attempts = attempts;
        this.stripe = stripe;
        this.pages = pages;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Empty when another try is under way or the invoice was paid at the page before. */
    Optional<URI> open(Invoice invoice, String customer, URI back) {
        closeAll(invoice.id());
        boolean busy = attempts.of(invoice.id()).stream()
                .map(attempt -> attempt.payment().state())
                .anyMatch(state -> state.isUnderWay() || state == State.SUCCEEDED || state == State.PAGE_OPEN);
        if (busy) {
            return Optional.empty();
        }
        return attempts.begin(invoice, Way.PAGE, null, clock.instant()).flatMap(attempt -> {
            var page = pages.openToPay(Collector.asked(attempt, invoice, customer), back);
            var url = Optional.ofNullable(page.url());
            attempts.pageOpened(attempt.id(), page.id(), url.map(URI::toString).orElse(""));
            return url;
        });
    }

    /** Nobody can begin to pay at the pages that were open; what was paid there is heard. */
    void closeAll(InvoiceId invoice) {
        attempts.of(invoice).stream()
                .filter(attempt -> attempt.payment().state() == State.PAGE_OPEN)
                .forEach(attempt -> end(attempt, true));
    }

    /** Hears what happened at a page. */
    void refresh(Attempt attempt) {
        try {
            end(attempt, false);
        } catch (ProcessorSilent | ProcessorRefusal silent) {
            LOG.info("The page of payment {} is not heard: {}", attempt.id(), silent.getMessage());
        }
    }

    private void end(Attempt attempt, boolean close) {
        var id = attempt.page();
        if (id == null) {
            attempts.move(attempt.id(), List.of(State.PAGE_OPEN), State.CANCELED, clock.instant());
            return;
        }
        var page = close ? pages.close(id) : pages.read(id);
        hear(attempt, page);
    }

    private void hear(Attempt attempt, Page page) {
        var intent = page.intent();
        if (intent != null) {
            attempts.madeAtPage(attempt.id(), intent);
            var known = page.open() ? stripe.read(intent) : ended(intent);
            outcomes.apply(attempt, known);
        }
        if (!page.open()) {
            attempts.move(attempt.id(), List.of(State.PAGE_OPEN), State.CANCELED, clock.instant());
        }
    }

    /** A page that is closed leaves no payment behind that could still be charged. */
    private IntentState ended(String intent) {
        var known = stripe.read(intent);
        return switch (known.status()) {
            case SUCCEEDED, PROCESSING, CANCELED -> known;
            case UNTOUCHED, ACTION_NEEDED, DECLINED -> stripe.cancel(intent);
        };
    }
}
