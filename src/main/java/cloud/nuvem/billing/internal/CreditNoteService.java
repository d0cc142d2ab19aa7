package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.CreditNotes;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult.InvalidAmount;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult.InvalidReason;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult.Issued;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult.NotAllowed;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult.NotIssued;
import cloud.nuvem.billing.InvoiceEvent.InvoiceCredited;
import cloud.nuvem.billing.internal.StateRepository.NoteWish;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProviderAttempt;
import cloud.nuvem.tenancy.Actor;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What the provider gives back. */
@Service
class CreditNoteService implements CreditNotes {

    private final Actions actions;
    private final StateRepository states;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CreditNoteService(Actions actions, StateRepository states, ApplicationEventPublisher events, Clock clock) {
        this.actions = actions;
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
    static boolean isPayable(Money amount) {
        return amount.amount().signum() > 0
                && amount.amount().stripTrailingZeros().scale()
                        <= Math.max(0, amount.currency().getDefaultFractionDigits());
    }
}
