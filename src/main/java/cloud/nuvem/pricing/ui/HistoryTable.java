package cloud.nuvem.pricing.ui;

import cloud.nuvem.pricing.PricingChange;
import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** Who changed what, newest first. */
final class HistoryTable {

    private HistoryTable() {}

    static SimpleTable of(List<PricingChange> changes) {
        var table = new SimpleTable(Words.text("pricing.history"))
                .column(Words.text("pricing.history.what"))
                .column(Words.text("pricing.history.who"))
                .column(Words.text("pricing.history.when"))
                .column(Words.text("pricing.history.note"));
        changes.forEach(change -> table.row(
                new Span(Words.find("pricing.history." + change.what()).orElse(change.what())),
                new Span(change.actor()),
                new Ago(change.at(), Ago.Form.AGO),
                new Span(change.note())));
        return table;
    }
}
