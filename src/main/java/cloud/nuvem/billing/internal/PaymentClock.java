package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceEvent.InvoiceIssued;
import cloud.nuvem.billing.InvoiceLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says when money is asked for and loose ends are looked at. Runs in every replica; the database lets one ask. */
@Component
class PaymentClock {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentClock.class);

    private final Collector collector;
    private final NewsDesk news;
    private final RefundDesk refunds;
    private final TransferSettling transfers;
    private final DunningRun dunning;
    private final InvoiceLedger invoices;
    private final StripeGateway stripe;

    PaymentClock(
            Collector collector,
            NewsDesk news,
            RefundDesk refunds,
            TransferSettling transfers,
            DunningRun dunning,
            InvoiceLedger invoices,
            StripeGateway stripe) {
        this.collector = collector;
        this.news = news;
        this.refunds = refunds;
        this.transfers = transfers;
        this.dunning = dunning;
        this.invoices = invoices;
        this.stripe = stripe;
    }

    /** Heard at least once; tried at most once at a time. */
    @EventListener
    void collect(InvoiceIssued issued) {
        dunning.booked(issued.invoice());
        if (stripe.isConfigured()) {
            orLater("collected", () -> invoices.find(issued.invoice()).ifPresent(collector::collect));
        }
    }

    @Scheduled(
            fixedDelayString = "${nuvem.billing.payments.every:30s}",
            initialDelayString = "${nuvem.billing.payments.first:20s}")
    void tick() {
        if (stripe.isConfigured()) {
            orLater("resolved", collector::resolveAll);
            orLater("heard", news::poll);
            orLater("refunded", refunds::doAll);
        }
        orLater("transferred", transfers::settleAll);
        orLater("dunned", dunning::run);
    }

    private static void orLater(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("Payments could not be {}; that is tried again", what, failure);
        }
    }
}
