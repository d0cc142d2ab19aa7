package cloud.nuvem.pricing.ui;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceAdjustment;
import cloud.nuvem.pricing.PriceCsv;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The prices of a draft as fields in a table, by meter; all of them by a percentage, or from a file. */
final class PriceEditor extends Div {

    private final PriceList draft;
    private final PriceComparison comparison;
    private final List<PriceRow> rows = new ArrayList<>();

    PriceEditor(PriceList draft, PriceComparison comparison) {
        this.draft = draft;
        this.comparison = comparison;
        addClassName("nv-part");
        show(draft.prices());
    }

    private void show(List<Price> prices) {
        removeAll();
        rows.clear();
        for (var meter : Meter.values()) {
            var table = new SimpleTable(PriceWords.meter(meter))
                    .column(Words.text("pricing.dimension." + meter.name()))
                    .column(PriceWords.unit(meter))
                    .column(Words.text("pricing.column.allowance"))
                    .column(Words.text("pricing.column.cap"))
                    .column(Words.text("pricing.column.tiers"))
                    .column(Words.text("pricing.column.compared"));
            prices.stream().filter(price -> price.meter() == meter).forEach(price -> addRow(table, price));
            var more = Buttons.link(
                    Words.text("pricing.editor.add"),
                    () -> addRow(table, new Price(meter, "", Money.zero(draft.currency()), null)));
            add(new SectionTitle(PriceWords.meter(meter), more), table);
        }
    }

    private void addRow(SimpleTable table, Price price) {
        var compared = comparison.cell(price);
        var row = new PriceRow[1];
        row[0] = new PriceRow(
                price, () -> row[0].price(draft.currency()).ifPresent(typed -> comparison.update(compared, typed)));
        rows.add(row[0]);
        table.row(row[0].fields(compared));
    }

    /** Empty while a field cannot be read; rows without a name are left out. */
    Optional<List<Price>> prices() {
        var prices = new ArrayList<Price>();
        boolean readable = true;
        for (var row : rows) {
            var price = row.price(draft.currency());
            readable &= price.isPresent();
            price.filter(each -> !each.dimension().isEmpty()).ifPresent(prices::add);
        }
        return readable ? Optional.of(prices) : Optional.empty();
    }

    void adjust() {
        var percent = new BigDecimalField(Words.text("pricing.editor.percent"));
        percent.setValue(BigDecimal.ZERO);
        new ConfirmDialog(Words.text("pricing.editor.adjust"))
                .text(Words.text("pricing.editor.adjust.text"))
                .content(percent)
                .open(Buttons.primary(Words.text("pricing.editor.adjust.do"), () -> {}), () -> {
                    var by = percent.getValue();
                    if (by == null || by.compareTo(BigDecimal.valueOf(-100)) <= 0) {
                        return Optional.of(Words.text("pricing.editor.percent.invalid"));
                    }
                    var now = prices();
                    now.ifPresent(prices -> show(new PriceAdjustment(null, by).of(prices)));
                    return now.isPresent() ? Optional.empty() : Optional.of(Words.text("pricing.editor.unreadable"));
                });
    }

    void importCsv() {
        var text = new TextArea(Words.text("pricing.editor.csv"));
        text.setHelperText(PriceCsv.HEADER);
        text.addClassName("nv-wide");
        text.setMinRows(8);
        new ConfirmDialog(Words.text("pricing.editor.import"))
                .text(Words.text("pricing.editor.import.text"))
                .content(text)
                .open(Buttons.primary(Glyph.DOWNLOAD, Words.text("pricing.editor.import.do"), () -> {}), () -> {
                    var result = PriceCsv.read(text.getValue(), draft.currency());
                    if (result instanceof PriceCsv.Result.Read read) {
                        show(read.prices());
                    }
                    return result instanceof Refusal refusal ? Optional.of(Words.sentence(refusal)) : Optional.empty();
                });
    }
}
