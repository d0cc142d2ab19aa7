package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceReview;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.ProviderPermission;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** One invoice as the provider's staff see it: why it is held, and what can be done about it. */
@Route("provider/invoices/:invoice")
@PermitAll
class ProviderInvoiceView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private final InvoiceReview review;
    private final InvoiceDesk desk;
    private final Actors actors;
    private final Access access;
    private String title = "";

    ProviderInvoiceView(InvoiceReview review, InvoiceDesk desk, Actors actors, Access access) {
        this.review = review;
        this.desk = desk;
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
            header.actions(Buttons.danger(Words.text("billing.review.void"), () -> desk.askToVoid(actor, invoice)))
                    .primary(Buttons.primary(
                            Words.text("billing.review.release"), () -> desk.askToRelease(actor, invoice)));
            return;
        }
        boolean somethingLeft = invoice.amounts().due().amount().signum() > 0;
        if (invoice.state().isIssued() && somethingLeft) {
            var words = invoice.state() == InvoiceState.PAID ? "billing.refund" : "billing.credit-note.issue";
            header.actions(Buttons.plain(Words.text(words), () -> desk.askToCredit(actor, invoice)));
        }
        if (PayDoor.isUnpaid(invoice)) {
            header.actions(
                    Buttons.plain(Words.text("payments.transfer.note"), () -> desk.askForTransfer(actor, invoice)));
        }
    }
}
