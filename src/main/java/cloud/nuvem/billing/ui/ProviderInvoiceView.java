package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.CreditNotes;
import cloud.nuvem.billing.CreditNotes.IssueCreditNote;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceReview;
import cloud.nuvem.billing.InvoiceReview.ReviewResult;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.ProviderPermission;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One invoice as the provider's staff see it: why it is held, and what can be done about it. */
@Route("provider/invoices/:invoice")
@PermitAll
class ProviderInvoiceView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private final InvoiceReview review;
    private final CreditNotes creditNotes;
    private final Actors actors;
    private final Access access;
    private String title = "";

    ProviderInvoiceView(InvoiceReview review, CreditNotes creditNotes, Actors actors, Access access) {
        this.review = review;
        this.creditNotes = creditNotes;
        this.actors = actors;
        this.access = access;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Crumb> way() {
        return List.of(new Crumb(Words.text("billing.invoices"), "provider/invoices"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var actor = actors.current(Door.PORTAL);
        var details = event.getRouteParameters()
                .get("invoice")
                .flatMap(InvoiceView::id)
                .flatMap(id -> review.find(actor, id))
                .orElseThrow(() -> new DeniedException(new Denied.Absent("invoice")));
        show(actor, details);
    }

    private void show(Actor actor, InvoiceDetails details) {
        var invoice = details.invoice();
        var number = invoice.number();
        title = number == null ? Words.text("billing.no-number") : number;
        removeAll();
        var header = new PageHeader(title)
                .beside(new StatusBadge(InvoiceWords.status(invoice.state())))
                .facts(new Span(details.buyer().legalName()), new Span(InvoiceWords.month(invoice.month())));
        add(header);
        details.heldFor().forEach(reason -> {
            var note = new Paragraph(InvoiceWords.reason(reason));
            note.addClassName("nv-part-text");
            add(note);
        });
        add(new InvoicePart(details, ""));
        if (!access.providerPermissions(actor).contains(ProviderPermission.CHANGE)) {
            return;
        }
        if (invoice.state() == InvoiceState.HELD) {
            header.actions(Buttons.danger(
                            Words.text("billing.review.void"),
                            () -> ask("void", note -> review.voidHeld(actor, invoice.id(), note))))
                    .primary(Buttons.primary(
                            Words.text("billing.review.release"),
                            () -> ask("release", note -> review.release(actor, invoice.id(), note))));
        } else if (invoice.state().isIssued()) {
            header.actions(Buttons.plain(Words.text("billing.credit-note.issue"), () -> askForNote(actor, details)));
        }
    }

    private void ask(String verb, Function<String, ReviewResult> decision) {
        var note = new TextField(Words.text("billing.review.note"));
        note.addClassName("nv-wide");
        new ConfirmDialog(Words.text("billing.review." + verb))
                .text(Words.text("billing.review." + verb + ".text"))
                .content(note)
                .open(
                        Buttons.primary(Words.text("billing.review." + verb), () -> {}),
                        () -> answer(decision.apply(note.getValue())));
    }

    private void askForNote(Actor actor, InvoiceDetails details) {
        var currency = details.invoice().currency();
        var amount = new BigDecimalField(Words.text("billing.credit-note.amount", currency.getCurrencyCode()));
        amount.setValue(details.invoice().amounts().due().amount());
        var reason = new TextField(Words.text("billing.column.reason"));
        reason.addClassName("nv-wide");
        new ConfirmDialog(Words.text("billing.credit-note.issue"))
                .text(Words.text("billing.credit-note.text"))
                .content(amount, reason)
                .open(Buttons.primary(Words.text("billing.credit-note.issue"), () -> {}), () -> {
                    var typed = amount.getValue();
                    var money = new Money(typed == null ? BigDecimal.ZERO : typed, currency);
                    return answer(creditNotes.issue(
                            actor, new IssueCreditNote(details.invoice().id(), money, reason.getValue())));
                });
    }

    private static Optional<String> answer(Object result) {
        if (result instanceof Refusal refusal) {
            return Optional.of(Words.sentence(refusal));
        }
        UI.getCurrent().refreshCurrentRoute(false);
        return Optional.empty();
    }
}
