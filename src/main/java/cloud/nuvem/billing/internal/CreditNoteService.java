package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.CreditNotes;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult.InvalidAmount;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult.InvalidReason;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult.Issued;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult.NotAllowed;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult.NotIssued;
import cloud.nuvem.billing.Credits;
import cloud.nuvem.billing.InvoiceEvent.InvoiceCredited;
import cloud.nuvem.billing.internal.StateRepository.NoteWish;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProviderAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.TenantScope;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What the provider gives back or in advance. */
@Service
class CreditNoteService implements CreditNotes, Credits {

    private final Access access;
    private final Actions actions;
    private final TenantScope tenants;
    private final TenantInvoiceQueries queries;
    private final StateRepository states;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CreditNoteService(
            Access access,
            Actions actions,
            TenantScope tenants,
            TenantInvoiceQueries queries,
            StateRepository states,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.actions = actions;
        this.tenants = tenants;
        this.queries = queries;
        this.states = states;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public IssueCreditNoteResult issue(Actor actor, IssueCreditNote command) {
        var target = new ResourceRef("invoice", null, command.invoice().toString());
        var attempt = new ProviderAttempt(actor, "credit-note.issue", target);
        return actions.forProvider(attempt, NotAllowed::new, () -> issued(actor, command));
    }

    private IssueCreditNoteResult issued(Actor actor, IssueCreditNote command) {
        var reason = command.reason().strip();
        if (!AccountRules.isText(reason, 1, 500)) {
            return new InvalidReason();
        }
        var invoice = states.find(command.invoice());
        if (invoice.isEmpty() || !invoice.get().state().isIssued()) {
            return new NotIssued();
        }
        if (!isPayable(command.amount())) {
            return new InvalidAmount(invoice.get().amounts().due());
        }
        var now = clock.instant();
        var noted = states.creditNote(new NoteWish(command.invoice(), command.amount(), reason, actor.name(), now));
        var id = noted.id();
        var number = noted.number();
        if (id == null || number == null) {
            return new InvalidAmount(invoice.get().amounts().due());
        }
        events.publishEvent(
                new InvoiceCredited(command.invoice(), id, invoice.get().organization(), command.amount(), now));
        return new Issued(id, number, command.amount());
    }

    /** Positive, and no finer than the currency's minor unit. */
    private static boolean isPayable(Money amount) {
        return amount.amount().signum() > 0
                && amount.amount().stripTrailingZeros().scale()
                        <= Math.max(0, amount.currency().getDefaultFractionDigits());
    }

    @Override
    public List<Credit> of(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        return tenants.of(organization, () -> queries.credits(organization));
    }

    @Override
    public GrantCreditResult grant(Actor actor, GrantCredit command) {
        var target =
                new ResourceRef("organization", null, command.organization().toString());
        var attempt = new ProviderAttempt(actor, "credit.grant", target);
        return actions.forProvider(attempt, GrantCreditResult.NotAllowed::new, () -> granted(actor, command));
    }

    private GrantCreditResult granted(Actor actor, GrantCredit command) {
        var expires = command.expiresAt();
        if (!isPayable(command.amount())) {
            return new GrantCreditResult.InvalidField("amount");
        }
        if (!AccountRules.isText(command.reason().strip(), 1, 200)) {
            return new GrantCreditResult.InvalidField("reason");
        }
        if (expires != null && !expires.isAfter(clock.instant())) {
            return new GrantCreditResult.InvalidField("expires-at");
        }
        return new GrantCreditResult.Granted(states.grant(command, actor.name(), clock.instant()));
    }
}
