package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Card;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payments;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.OrganizationAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** The doors' way to paying: decides who may, and says no in the customer's words. */
@Service
class PaymentService implements Payments {

    private final Access access;
    private final Actions actions;
    private final InvoiceLedger invoices;
    private final PaymentRepository attempts;
    private final PayerRepository payers;
    private final Paying paying;

    PaymentService(
            Access access,
            Actions actions,
            InvoiceLedger invoices,
            PaymentRepository attempts,
            PayerRepository payers,
            Paying paying) {
        this.access = access;
        this.actions = actions;
        this.invoices = invoices;
        this.attempts = attempts;
        this.payers = payers;
        this.paying = paying;
    }

    @Override
    public boolean takesCards() {
        return paying.takesCards();
    }

    @Override
    public List<Card> cards(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        return payers.cards(organization);
    }

    @Override
    public List<Payment> of(Actor actor, OrganizationId organization, InvoiceId invoice) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        return attempts.of(invoice).stream()
                .map(attempt -> attempt.payment())
                .filter(payment -> payment.organization().equals(organization))
                .toList();
    }

    @Override
    public Optional<Dunning> dunning(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        return paying.dunning(organization);
    }

    @Override
    public PageResult openPaymentPage(Actor actor, OpenPage command) {
        var target = new ResourceRef("invoice", null, command.invoice().toString());
        var attempt = attempt(actor, PaymentActions.OPEN_PAYMENT_PAGE, command.organization(), target);
        return actions.inOrganization(
                attempt,
                PageResult.NotAllowed::new,
                member -> answered(
                        () -> open(command.organization(), command.invoice())
                                .<PageResult>map(invoice -> paying.openPaymentPage(invoice, command.back())
                                        .<PageResult>map(PageResult.Opened::new)
                                        .orElseGet(() -> new PageResult.Refused(PaymentRefusal.UNDER_WAY)))
                                .orElseGet(() -> new PageResult.Refused(PaymentRefusal.NOT_OPEN)),
                        PageResult.Refused::new));
    }

    @Override
    public PageResult openCardPage(Actor actor, OrganizationId organization, URI back) {
        var attempt = attempt(actor, PaymentActions.OPEN_CARD_PAGE, organization, new ResourceRef("card", null, "new"));
        return actions.inOrganization(
                attempt,
                PageResult.NotAllowed::new,
                member -> answered(
                        () -> new PageResult.Opened(paying.openCardPage(organization, back)), PageResult.Refused::new));
    }

    @Override
    public PayResult payWithDefaultCard(Actor actor, OrganizationId organization, InvoiceId id) {
        var target = new ResourceRef("invoice", null, id.toString());
        var attempt = attempt(actor, PaymentActions.PAY, organization, target);
        return actions.inOrganization(
                attempt,
                PayResult.NotAllowed::new,
                member -> answered(
                        () -> {
                            var invoice = open(organization, id);
                            if (invoice.isEmpty()) {
                                return new PayResult.Refused(PaymentRefusal.NOT_OPEN);
                            }
                            if (payers.cards(organization).isEmpty()) {
                                return new PayResult.Refused(PaymentRefusal.NO_CARD);
                            }
                            return paying.collect(invoice.get())
                                    .<PayResult>map(PayResult.Tried::new)
                                    .orElseGet(() -> new PayResult.Refused(PaymentRefusal.UNDER_WAY));
                        },
                        PayResult.Refused::new));
    }

    @Override
    public CardResult makeDefault(Actor actor, OrganizationId organization, String cardId) {
        var attempt =
                attempt(actor, PaymentActions.MAKE_CARD_DEFAULT, organization, new ResourceRef("card", null, cardId));
        return actions.inOrganization(
                attempt,
                CardResult.NotAllowed::new,
                member -> payers.makeDefault(organization, cardId)
                        ? new CardResult.Changed()
                        : new CardResult.Refused(PaymentRefusal.UNKNOWN_CARD));
    }

    @Override
    public CardResult removeCard(Actor actor, OrganizationId organization, String cardId) {
        var attempt = attempt(actor, PaymentActions.REMOVE_CARD, organization, new ResourceRef("card", null, cardId));
        return actions.inOrganization(
                attempt,
                CardResult.NotAllowed::new,
                member -> answered(
                        () -> paying.removeCard(organization, cardId)
                                ? new CardResult.Changed()
                                : new CardResult.Refused(PaymentRefusal.UNKNOWN_CARD),
                        CardResult.Refused::new));
    }

    @Override
    public void refresh(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        paying.refresh(organization);
    }

    private Optional<Invoice> open(OrganizationId organization, InvoiceId id) {
        return invoices.find(id)
                .filter(invoice -> invoice.organization().equals(organization))
                .filter(invoice -> invoice.state().isOpen() && !Collector.isNothingDue(invoice));
    }

    private static OrganizationAttempt attempt(
            Actor actor, Action action, OrganizationId organization, ResourceRef target) {
        return new OrganizationAttempt(actor, action, organization, target);
    }

    private <R> R answered(Supplier<R> work, Function<PaymentRefusal, R> refused) {
        if (!paying.takesCards()) {
            return refused.apply(PaymentRefusal.NO_CARDS_TAKEN);
        }
        try {
            return work.get();
        } catch (ProcessorSilent | ProcessorRefusal silent) {
            return refused.apply(PaymentRefusal.PROCESSOR_SILENT);
        }
    }
}
