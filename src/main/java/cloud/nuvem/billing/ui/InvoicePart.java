package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceLine;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.ui.KeyValueList;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.TagChips;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The content of an invoice: whom it is for, its lines by project, how the total comes about, corrections. */
final class InvoicePart extends Div {

    private final InvoiceDetails details;
    private final String organization;

    /** @param organization short name, for links; empty for readers who may not follow them */
    InvoicePart(InvoiceDetails details, String organization) {
        this.details = details;
        this.organization = organization;
        addClassName("nv-invoice");
        add(parties());
        byProject().forEach((project, lines) -> addProject(project, lines));
        add(new SectionTitle(Words.text("billing.totals")), totals());
        if (!details.creditNotes().isEmpty()) {
            add(new SectionTitle(Words.text("billing.credit-notes")), creditNotes());
        }
    }

    private Component parties() {
        var buyer = details.buyer();
        var zone = buyer.timeZone();
        var invoice = details.invoice();
        var facts = new KeyValueList()
                .add(Words.text("billing.bill-to"), buyer.legalName() + ", " + InvoiceWords.address(buyer.address()));
        var taxId = buyer.taxId();
        if (taxId != null) {
            facts.add(Words.text("billing.tax-id"), taxId.value());
        }
        if (!buyer.purchaseOrder().isEmpty()) {
            facts.add(Words.text("billing.purchase-order"), buyer.purchaseOrder());
        }
        facts.add(Words.text("billing.column.issued"), InvoiceWords.day(invoice.issuedAt(), zone));
        if (invoice.paidAt() != null) {
            facts.add(Words.text("billing.paid-on"), InvoiceWords.day(invoice.paidAt(), zone));
        }
        return facts;
    }

    private Map<String, List<InvoiceLine>> byProject() {
        var projects = new LinkedHashMap<String, List<InvoiceLine>>();
        details.lines()
                .forEach(line -> projects.computeIfAbsent(line.project(), key -> new ArrayList<>())
                        .add(line));
        return projects;
    }

    private void addProject(String project, List<InvoiceLine> lines) {
        var name = details.projectNames().getOrDefault(project, project);
        var sum = lines.stream()
                .map(InvoiceLine::amount)
                .reduce(Money.zero(details.invoice().currency()), Money::plus);
        var table = new SimpleTable(name)
                .column(Words.text("billing.column.resource"))
                .column(Words.text("billing.column.what"))
                .column(Words.text("billing.column.tags"))
                .number(Words.text("billing.column.units"))
                .number(Words.text("billing.column.price"))
                .number(Words.text("billing.column.amount"));
        if (!organization.isEmpty()) {
            table.actions(Words.text("billing.explain"));
        }
        lines.forEach(line -> addLine(table, line));
        add(new SectionTitle(name, new MoneyText(sum)), table);
    }

    private void addLine(SimpleTable table, InvoiceLine line) {
        var cells = new ArrayList<Component>();
        cells.add(resource(line));
        cells.add(new Span(InvoiceWords.what(line)));
        cells.add(new TagChips(line.tags()));
        cells.add(new Span(InvoiceWords.units(line)));
        cells.add(new Span(InvoiceWords.unitPrice(line)));
        cells.add(new MoneyText(line.amount()));
        if (!organization.isEmpty()) {
            var path = "o/" + organization + "/usage/" + line.uid() + "?month="
                    + details.invoice().month();
            var link = new ResourceLink(path, Words.text("billing.explain"));
            link.setAriaLabel(Words.text("billing.explain.what", line.resource().name()));
            cells.add(link);
        }
        table.row(cells.toArray(Component[]::new));
    }

    private Component resource(InvoiceLine line) {
        var name = line.resource().name();
        return line.resource().kind().equals("virtual-machine") && !organization.isEmpty()
                ? new ResourceLink("p/" + line.project() + "/virtual-machines/" + name, name)
                : new Span(name);
    }

    private Component totals() {
        var amounts = details.invoice().amounts();
        var table = new SimpleTable(Words.text("billing.totals"))
                .column(Words.text("billing.column.what"))
                .number(Words.text("billing.column.amount"));
        table.row(new Span(Words.text("billing.net")), new MoneyText(amounts.net()));
        details.credits()
                .forEach(credit -> table.row(
                        new Span(Words.text("billing.credit-used", credit.reason())),
                        new MoneyText(credit.amount().times(-1))));
        details.taxes().forEach(tax -> table.row(new Span(InvoiceWords.tax(tax)), new MoneyText(tax.amount())));
        table.row(new Span(Words.text("billing.column.total")), new MoneyText(amounts.total()));
        if (!amounts.credited().isZero()) {
            table.row(
                    new Span(Words.text("billing.credited")),
                    new MoneyText(amounts.credited().times(-1)));
            table.row(new Span(Words.text("billing.left-to-pay")), new MoneyText(amounts.due()));
        }
        return table;
    }

    private Component creditNotes() {
        var table = new SimpleTable(Words.text("billing.credit-notes"))
                .column(Words.text("billing.column.number"))
                .column(Words.text("billing.column.reason"))
                .number(Words.text("billing.column.amount"))
                .number(Words.text("billing.column.refunded"));
        details.creditNotes()
                .forEach(note -> table.row(
                        new Span(note.number()),
                        new Span(note.reason()),
                        new MoneyText(note.amount()),
                        new MoneyText(note.refunded())));
        return table;
    }
}
