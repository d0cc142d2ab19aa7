package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.billing.Payments;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** How the organization pays: what is open, with which cards, and what became of each try. */
@Route("o/:organization/payments")
@PermitAll
class PaymentsView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final BillingDesks desks;
    private final Invoices invoices;
    private final Payments payments;
    private final PayDoor door;

    PaymentsView(BillingDesks desks, Invoices invoices, Payments payments, PayDoor door) {
        this.desks = desks;
        this.invoices = invoices;
        this.payments = payments;
        this.door = door;
        addClassName("nv-payments");
    }

    @Override
    public String title() {
        return Words.text("payments.title");
    }

    static String path(String organization) {
        return "o/" + organization + "/payments";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = desks.at(event.getRouteParameters());
        payments.refresh(desk.actor(), desk.id());
        show(desk);
    }

    private void show(BillingDesk desk) {
        removeAll();
        add(new PageHeader(title())
                .sentence(Words.text("payments.sentence", desk.organization().name())));
        var all = invoices.of(desk.actor(), desk.id());
        var open = all.stream().filter(PayDoor::isUnpaid).toList();
        add(
                new SectionTitle(Words.text("payments.open")),
                open.isEmpty() ? PaymentWords.note("payments.none") : open(desk, open));
        if (payments.takesCards()) {
            add(new CardsPart(payments, door, desk));
        }
        add(new SectionTitle(Words.text("payments.tries")), tries(desk, all));
    }

    private Component open(BillingDesk desk, List<Invoice> open) {
        var table = new SimpleTable(Words.text("payments.open"))
                .column(Words.text("payments.column.invoice"))
                .column(Words.text("payments.column.due"))
                .number(Words.text("payments.column.amount"))
                .actions(Words.text("payments.column.pay"));
        for (var invoice : open) {
            table.row(
                    new ResourceLink(desk.invoicesPath() + "/" + invoice.id(), String.valueOf(invoice.number())),
                    new Span(InvoiceWords.day(invoice.dueAt(), Reader.current().zone())),
                    new MoneyText(invoice.amounts().due()),
                    door.isOpenFor(desk, invoice) ? buttons(desk, invoice) : new Span(byTransfer(invoice)));
        }
        return table;
    }

    private String byTransfer(Invoice invoice) {
        return payments.takesCards() ? "" : Words.text("payments.by-transfer", String.valueOf(invoice.number()));
    }

    private Component buttons(BillingDesk desk, Invoice invoice) {
        var buttons = new Div();
        buttons.addClassName("nv-row");
        new PayButtons(door, desk, invoice, path(desk.organization().slug()))
                .all()
                .forEach(buttons::add);
        return buttons;
    }

    private Component tries(BillingDesk desk, List<Invoice> all) {
        var table = new TriesTable(desk);
        all.forEach(invoice -> table.add(invoice, payments.of(desk.actor(), desk.id(), invoice.id())));
        return table.isEmpty() ? PaymentWords.note("payments.tries.none") : table;
    }
}
