package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.internal.StripeNewsGateway.News;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the processor tells of an organization's cards. */
@Component
class SavedCards {

    private final PayerRepository payers;
    private final StripeGateway stripe;
    private final Clock clock;

    SavedCards(PayerRepository payers, StripeGateway stripe, Clock clock) {
        this.payers = payers;
        this.stripe = stripe;
        this.clock = clock;
    }

    /** A message about a customer's cards; a card that was taken away does not say whose it was. */
    void hear(News message) {
        var customer = message.customer();
        if (customer != null) {
            payers.organization(customer).ifPresent(this::refresh);
        }
    }

    /** Asks for all cards again. */
    void refresh(OrganizationId organization) {
        payers.customer(organization)
                .ifPresent(customer -> payers.keep(organization, stripe.cards(customer), clock.instant()));
    }

    /** Who the organization is at the processor; made known there at first. */
    String customer(OrganizationId organization, String name) {
        return payers.customer(organization).orElseGet(() -> {
            payers.add(organization, stripe.createCustomer(organization.toString(), name), clock.instant());
            return payers.customer(organization).orElseThrow();
        });
    }
}
