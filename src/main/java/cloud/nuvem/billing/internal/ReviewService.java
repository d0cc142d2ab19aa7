package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceEvent.InvoiceVoided;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceReview;
import cloud.nuvem.billing.InvoiceReview.ReviewResult.Done;
import cloud.nuvem.billing.InvoiceReview.ReviewResult.Incomplete;
import cloud.nuvem.billing.InvoiceReview.ReviewResult.InvalidNote;
import cloud.nuvem.billing.InvoiceReview.ReviewResult.NotAllowed;
import cloud.nuvem.billing.InvoiceReview.ReviewResult.NotHeld;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.internal.StateRepository.Reviewed;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProviderAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectDirectory;
import cloud.nuvem.tenancy.ProviderPermission;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

@Service
class ReviewService implements InvoiceReview {

    private final Access access;
    private final Actions actions;
    private final StateRepository states;
    private final InvoiceRun run;
    private final ProjectDirectory projects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewService(
            Access access,
            Actions actions,
            StateRepository states,
            InvoiceRun run,
            ProjectDirectory projects,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.actions = actions;
        this.states = states;
        this.run = run;
        this.projects = projects;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<ReviewedInvoice> of(Actor actor, YearMonth month) {
        access.require(actor, ProviderPermission.VIEW);
        return named(states.of(month.atDay(1)));
    }

    @Override
    public List<ReviewedInvoice> held(Actor actor) {
        access.require(actor, ProviderPermission.VIEW);
        return named(states.held());
    }

    private List<ReviewedInvoice> named(List<Reviewed> reviewed) {
        var names = names();
        return reviewed.stream()
                .map(each -> new ReviewedInvoice(
                        each.invoice(),
                        names.getOrDefault(
                                each.invoice().organization().value().toString(),
                                each.invoice().organization().toString()),
                        each.heldFor()))
                .toList();
    }

    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        projects.all()
                .forEach(listed -> names.put(listed.project().organization().toString(), listed.organizationSlug()));
        return names;
    }

    @Override
    public Optional<InvoiceDetails> find(Actor actor, InvoiceId id) {
        access.require(actor, ProviderPermission.VIEW);
        return states.details(id);
    }

    @Override
    public ReviewResult release(Actor actor, InvoiceId id, String note) {
        return within(actor, "release", id, () -> {
            var held = held(id, note);
            if (held.refusal().isPresent()) {
                return held.refusal().get();
            }
            var incomplete = states.details(id).stream()
                    .flatMap(details -> details.heldFor().stream())
                    .anyMatch(reason -> !reason.code().isForReview());
            if (incomplete) {
                return new Incomplete();
            }
            if (!states.decide(id, InvoiceState.CHECKED, actor.name(), note.strip())) {
                return new NotHeld();
            }
            run.issue(held.invoice().orElseThrow().month());
            return new Done(states.find(id).orElseThrow());
        });
    }

    @Override
    public ReviewResult voidHeld(Actor actor, InvoiceId id, String note) {
        return within(actor, "void", id, () -> {
            var held = held(id, note);
            if (held.refusal().isPresent()) {
                return held.refusal().get();
            }
            if (!states.decide(id, InvoiceState.VOID, actor.name(), note.strip())) {
                return new NotHeld();
            }
            var invoice = states.find(id).orElseThrow();
            events.publishEvent(new InvoiceVoided(id, invoice.organization(), clock.instant()));
            return new Done(invoice);
        });
    }

    private record Found(Optional<Invoice> invoice, Optional<ReviewResult> refusal) {}

    private Found held(InvoiceId id, String note) {
        if (!AccountRules.isText(note.strip(), 1, 500)) {
            return new Found(Optional.empty(), Optional.of(new InvalidNote()));
        }
        var found = states.find(id).filter(invoice -> invoice.state() == InvoiceState.HELD);
        return new Found(found, found.isPresent() ? Optional.empty() : Optional.of(new NotHeld()));
    }

    private ReviewResult within(Actor actor, String verb, InvoiceId id, Supplier<ReviewResult> work) {
        var attempt = new ProviderAttempt(actor, "invoice." + verb, new ResourceRef("invoice", null, id.toString()));
        return actions.forProvider(attempt, NotAllowed::new, work);
    }
}
