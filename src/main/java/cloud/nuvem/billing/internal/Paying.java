package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Card;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.billing.Payments.Dunning;
import cloud.nuvem.billing.internal.DunningRepository.Case;
import cloud.nuvem.tenancy.OrganizationId;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What customers do about paying, once they may. */
@Component
class Paying {

    private static final Logger LOG = LoggerFactory.getLogger(Paying.class);

    private final StripeGateway stripe;
    private final StripePageGateway stripePages;
    private final PaymentPages pages;
    private final SavedCards cards;
    private final PayerRepository payers;
    private final PaymentRepository attempts;
    private final Collector collector;
    private final DunningRepository cases;
    private final DunningProperties ladder;

    Paying(
            StripeGateway stripe,
            StripePageGateway stripePages,
            PaymentPages pages,
            SavedCards cards,
            PayerRepository payers,
            PaymentRepository attempts,
            Collector collector,
            DunningRepository cases,
            DunningProperties ladder) {
        this.stripe = stripe;
        this.stripePages = stripePages;
        this.pages = pages;
        this.cards = cards;
        this.payers = payers;
        this.attempts = attempts;
        this.collector = collector;
        this.cases = cases;
        this.ladder = ladder;
    }

    boolean takesCards() {
        return stripe.isConfigured();
    }

    /** Empty when another try is under way. */
    Optional<URI> openPaymentPage(Invoice invoice, URI back) {
        return pages.open(invoice, customer(invoice.organization()), back);
    }

    URI openCardPage(OrganizationId organization, URI back) {
        var page = stripePages.openToSave(customer(organization), back);
        return Objects.requireNonNull(page.url(), "a new page has an address");
    }

    private String customer(OrganizationId organization) {
        return cards.customer(organization, "Organization " + organization);
    }

    /** Empty when another try is under way. */
    Optional<Payment> collect(Invoice invoice) {
        return collector.collect(invoice);
    }

    /** False for an unknown one. */
    boolean removeCard(OrganizationId organization, String card) {
        boolean known = payers.cards(organization).stream().map(Card::id).anyMatch(card::equals);
        if (known) {
            stripe.forget(card);
            cards.refresh(organization);
        }
        return known;
    }

    void refresh(OrganizationId organization) {
        if (!stripe.isConfigured()) {
            return;
        }
        try {
            cards.refresh(organization);
        } catch (ProcessorSilent | ProcessorRefusal silent) {
            LOG.info("Cards of {} are not heard: {}", organization, silent.getMessage());
        }
        attempts.of(organization).stream()
                .filter(attempt -> attempt.payment().state() == State.PAGE_OPEN)
                .forEach(pages::refresh);
    }

    /** The one that has gone furthest. */
    Optional<Dunning> dunning(OrganizationId organization) {
        return cases.running(organization).stream()
                .min(Comparator.comparing(Case::began))
                .map(this::dunning);
    }

    private Dunning dunning(Case unpaid) {
        return new Dunning(
                unpaid.invoice(),
                unpaid.began(),
                after(unpaid.blockAnnounced(), unpaid.began().plus(ladder.blockAfter())),
                unpaid.blocked() != null,
                after(unpaid.stopAnnounced(), unpaid.began().plus(ladder.stopAfter())),
                unpaid.stopped() != null);
    }

    private @Nullable Instant after(@Nullable Instant announced, Instant planned) {
        if (announced == null) {
            return null;
        }
        var earliest = announced.plus(ladder.notice());
        return earliest.isAfter(planned) ? earliest : planned;
    }
}
