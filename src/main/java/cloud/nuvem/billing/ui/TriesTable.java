package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What became of each try to pay, with the receipts. */
final class TriesTable extends Div {

    private final BillingDesk desk;
    private final SimpleTable table = new SimpleTable(Words.text("payments.tries"));
    private boolean isEmpty = true;

    TriesTable(BillingDesk desk) {
        this.desk = desk;
        table.column(Words.text("payments.column.invoice"))
                .column(Words.text("payments.column.when"))
                .column(Words.text("payments.column.how"))
                .column(Words.text("payments.column.outcome"))
                .number(Words.text("payments.column.amount"))
                .column(Words.text("payments.column.receipt"));
        add(table);
    }

    boolean isEmpty() {
        return isEmpty;
    }

    TriesTable add(Invoice invoice, List<Payment> payments) {
        payments.forEach(payment -> row(invoice, payment));
        isEmpty &= payments.isEmpty();
        return this;
    }

    private void row(Invoice invoice, Payment payment) {
        table.row(
                new ResourceLink(desk.invoicesPath() + "/" + invoice.id(), String.valueOf(invoice.number())),
                new Span(Reader.current().moment(payment.changed())),
                new Span(Words.text("enum.Payment.Way." + payment.way().name())),
                new StatusBadge(PaymentWords.status(payment)),
                new MoneyText(payment.amount()),
                receipt(payment));
    }

    private static Component receipt(Payment payment) {
        var url = payment.receiptUrl();
        if (url == null) {
            return new Span();
        }
        var link = new Anchor(url, Words.text("payments.receipt"));
        link.addClassName("nv-link");
        link.setTarget("_blank");
        link.setRouterIgnore(true);
        return link;
    }
}
