package cloud.nuvem.billing.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.billing.Card;
import cloud.nuvem.billing.Credits;
import cloud.nuvem.billing.Credits.Credit;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payments;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How an organization pays, for reading: what moves money is done by people at the portal. */
@Tag(name = "Billing")
@RestController
@RequestMapping("/api/v1/organizations/{organization}")
class PaymentController {

    private final Payments payments;
    private final Invoices invoices;
    private final Credits credits;
    private final Tenants tenants;
    private final Actors actors;

    PaymentController(Payments payments, Invoices invoices, Credits credits, Tenants tenants, Actors actors) {
        this.payments = payments;
        this.invoices = invoices;
        this.credits = credits;
        this.tenants = tenants;
        this.actors = actors;
    }

    @Operation(summary = "Lists all tries to get an invoice's money, the latest first")
    @GetMapping("/invoices/{id}/payments")
    Items<PaymentResponse> payments(@PathVariable String organization, @PathVariable String id) {
        var actor = actor();
        var owner = organizationOf(actor, organization);
        var invoice = invoices.find(actor, owner, idOf(id)).orElseThrow(() -> ApiRefusal.absent("invoice"));
        return Items.all(payments.of(actor, owner, invoice.invoice().id()), PaymentResponse::of);
    }

    @Operation(summary = "Lists an organization's saved cards, the default one first")
    @GetMapping("/payment-methods")
    Items<PaymentMethodResponse> methods(@PathVariable String organization) {
        var actor = actor();
        return Items.all(payments.cards(actor, organizationOf(actor, organization)), PaymentMethodResponse::of);
    }

    @Operation(summary = "Lists an organization's credits, the oldest first")
    @GetMapping("/credits")
    Items<CreditResponse> credits(@PathVariable String organization) {
        var actor = actor();
        return Items.all(credits.of(actor, organizationOf(actor, organization)), CreditResponse::of);
    }

    /**
     * One try.
     *
     * @param decline the processor's code of why not; null when it was not declined
     * @param receiptUrl null before it succeeded
     */
    record PaymentResponse(
            UUID id,
            int number,
            String way,
            String state,
            String currency,
            String amount,
            @Nullable String decline,
            @Nullable String receiptUrl,
            Instant beganAt,
            Instant changedAt) {
        static PaymentResponse of(Payment payment) {
            return new PaymentResponse(
                    payment.id().value(),
                    payment.number(),
                    word(payment.way()),
                    word(payment.state()),
                    payment.amount().currency().getCurrencyCode(),
                    payment.amount().amount().toPlainString(),
                    payment.decline(),
                    payment.receiptUrl(),
                    payment.began(),
                    payment.changed());
        }
    }

    /** @param expires the last month it is good for */
    record PaymentMethodResponse(String id, String brand, String lastFour, String expires, boolean isDefault) {
        static PaymentMethodResponse of(Card card) {
            return new PaymentMethodResponse(
                    card.id(), card.brand(), card.lastFour(), card.expires().toString(), card.isDefault());
        }
    }

    /** @param expiresAt null for never */
    record CreditResponse(
            UUID id,
            String currency,
            String amount,
            String left,
            String reason,
            Instant grantedAt,
            @Nullable Instant expiresAt) {
        static CreditResponse of(Credit credit) {
            return new CreditResponse(
                    credit.id(),
                    credit.amount().currency().getCurrencyCode(),
                    credit.amount().amount().toPlainString(),
                    credit.left().amount().toPlainString(),
                    credit.reason(),
                    credit.grantedAt(),
                    credit.expiresAt());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Actor actor() {
        return actors.current(Door.API);
    }

    private OrganizationId organizationOf(Actor actor, String slug) {
        return tenants.findOrganization(actor, slug)
                .orElseThrow(() -> ApiRefusal.absent("organization"))
                .id();
    }

    private static InvoiceId idOf(String text) {
        try {
            return new InvoiceId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw ApiRefusal.absent("invoice");
        }
    }
}
