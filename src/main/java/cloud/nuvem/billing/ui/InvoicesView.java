package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.BillingAccounts;
import cloud.nuvem.billing.Credits;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.metering.MonthToDate;
import cloud.nuvem.metering.Usage;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** What the running month costs so far, and all invoices, the newest first. */
@Route("o/:organization/invoices")
@PermitAll
class InvoicesView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final BillingDesks desks;
    private final Invoices invoices;
    private final BillingAccounts accounts;
    private final Credits credits;
    private final Usage usage;

    InvoicesView(BillingDesks desks, Invoices invoices, BillingAccounts accounts, Credits credits, Usage usage) {
        this.desks = desks;
        this.invoices = invoices;
        this.accounts = accounts;
        this.credits = credits;
        this.usage = usage;
    }

    @Override
    public String title() {
        return Words.text("billing.invoices");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = desks.at(event.getRouteParameters());
        var all = invoices.of(desk.actor(), desk.id());
        removeAll();
        add(
                new PageHeader(title())
                        .sentence(Words.text(
                                "billing.invoices.sentence", desk.organization().name())),
                soFar(desk, usage.soFar(desk.actor(), desk.id())));
        if (accounts.find(desk.actor(), desk.id()).isEmpty()) {
            add(missingAccount(desk));
        }
        add(new SectionTitle(Words.text("billing.invoices.all")), all.isEmpty() ? none() : table(desk, all));
        var given = credits.of(desk.actor(), desk.id());
        if (!given.isEmpty()) {
            add(new SectionTitle(Words.text("billing.credits")), table(given));
        }
    }

    private static Component soFar(BillingDesk desk, MonthToDate month) {
        var usagePath = "o/" + desk.organization().slug() + "/usage";
        var strip = new Div(
                figure(
                        Words.text("billing.so-far"),
                        MoneyText.format(month.soFar()),
                        Words.text("billing.so-far.note", InvoiceWords.month(month.month())),
                        usagePath),
                figure(
                        Words.text("billing.forecast"),
                        MoneyText.format(month.forecast()),
                        Words.text("billing.forecast.note"),
                        usagePath));
        strip.addClassName("nv-figures");
        return strip;
    }

    private static Component figure(String words, String value, String note, String path) {
        var number = new Span(value);
        number.addClassName("nv-figure-value");
        var link = new Anchor(path);
        link.addClassName("nv-figure");
        link.add(caption(words), number, caption(note));
        return link;
    }

    private static Span caption(String text) {
        var caption = new Span(text);
        caption.addClassName("nv-caption");
        return caption;
    }

    private static Component missingAccount(BillingDesk desk) {
        var note = new Paragraph(new Span(Words.text("billing.account.missing") + " "));
        if (desk.mayManage()) {
            note.add(new ResourceLink(
                    BillingDesk.accountPath(desk.organization().slug()), Words.text("billing.account.give")));
        }
        note.addClassName("nv-part-text");
        return note;
    }

    private static Component none() {
        return EmptyState.teaching(
                Glyph.ROWS, Words.text("billing.invoices.none"), Words.text("billing.invoices.none.text"));
    }

    private static SimpleTable table(BillingDesk desk, List<Invoice> all) {
        var zone = Reader.current().zone();
        var table = new SimpleTable(Words.text("billing.invoices.all"))
                .column(Words.text("billing.column.number"))
                .column(Words.text("billing.column.month"))
                .column(Words.text("billing.column.state"))
                .column(Words.text("billing.column.issued"))
                .column(Words.text("billing.column.due"))
                .number(Words.text("billing.column.total"));
        for (var invoice : all) {
            table.row(
                    new ResourceLink(desk.invoicesPath() + "/" + invoice.id(), String.valueOf(invoice.number())),
                    new Span(InvoiceWords.month(invoice.month())),
                    new StatusBadge(InvoiceWords.status(invoice.state())),
                    new Span(InvoiceWords.day(invoice.issuedAt(), zone)),
                    new Span(InvoiceWords.day(invoice.dueAt(), zone)),
                    new MoneyText(invoice.amounts().total()));
        }
        return table;
    }

    private static SimpleTable table(List<Credits.Credit> given) {
        var zone = Reader.current().zone();
        var table = new SimpleTable(Words.text("billing.credits"))
                .column(Words.text("billing.column.reason"))
                .column(Words.text("billing.column.granted"))
                .column(Words.text("billing.column.expires"))
                .number(Words.text("billing.column.amount"))
                .number(Words.text("billing.column.left"));
        for (var credit : given) {
            table.row(
                    new Span(credit.reason()),
                    new Span(InvoiceWords.day(credit.grantedAt(), zone)),
                    new Span(InvoiceWords.day(credit.expiresAt(), zone)),
                    new MoneyText(credit.amount()),
                    new MoneyText(credit.left()));
        }
        return table;
    }
}
