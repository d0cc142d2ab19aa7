package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.InvoiceReview;
import cloud.nuvem.billing.InvoiceReview.ReviewedInvoice;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Invoices of all organizations: the held ones first, then a month's. */
@Route("provider/invoices")
@PermitAll
class ProviderInvoicesView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private final InvoiceReview review;
    private final Actors actors;
    private final Clock clock;

    ProviderInvoicesView(InvoiceReview review, Actors actors, Clock clock) {
        this.review = review;
        this.actors = actors;
        this.clock = clock;
    }

    @Override
    public String title() {
        return Words.text("billing.invoices");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var actor = actors.current(Door.PORTAL);
        var held = review.held(actor);
        var month = month(event);
        var ofMonth = review.of(actor, month);
        removeAll();
        add(
                new PageHeader(title()).sentence(Words.text("billing.provider.sentence")),
                new SectionTitle(Words.text("billing.provider.held")),
                held.isEmpty() ? note(Words.text("billing.provider.none-held")) : table("billing.provider.held", held),
                new SectionTitle(
                        InvoiceWords.month(month),
                        new ResourceLink(
                                "provider/invoices?month=" + month.minusMonths(1),
                                Words.text("billing.provider.before")),
                        new ResourceLink(
                                "provider/invoices?month=" + month.plusMonths(1),
                                Words.text("billing.provider.after"))),
                ofMonth.isEmpty() ? note(Words.text("billing.provider.none")) : table("billing.invoices.all", ofMonth));
    }

    private YearMonth month(BeforeEnterEvent event) {
        var last = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
        try {
            return event.getLocation()
                    .getQueryParameters()
                    .getSingleParameter("month")
                    .map(YearMonth::parse)
                    .orElse(last);
        } catch (DateTimeException notAMonth) {
            return last;
        }
    }

    private static Paragraph note(String text) {
        var note = new Paragraph(text);
        note.addClassName("nv-part-text");
        return note;
    }

    private static SimpleTable table(String name, List<ReviewedInvoice> invoices) {
        var table = new SimpleTable(Words.text(name))
                .column(Words.text("billing.column.number"))
                .column(Words.text("billing.column.organization"))
                .column(Words.text("billing.column.month"))
                .column(Words.text("billing.column.state"))
                .column(Words.text("billing.column.reason"))
                .number(Words.text("billing.column.total"));
        for (var each : invoices) {
            var invoice = each.invoice();
            var number = invoice.number();
            table.row(
                    new ResourceLink(
                            "provider/invoices/" + invoice.id(),
                            number == null ? Words.text("billing.no-number") : number),
                    new Span(each.organizationName()),
                    new Span(InvoiceWords.month(invoice.month())),
                    new StatusBadge(InvoiceWords.status(invoice.state())),
                    new Span(each.heldFor().stream().map(InvoiceWords::reason).collect(Collectors.joining(" "))),
                    new MoneyText(invoice.amounts().total()));
        }
        return table;
    }
}
