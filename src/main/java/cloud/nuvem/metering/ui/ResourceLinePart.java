package cloud.nuvem.metering.ui;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.metering.ResourceUsage;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.Charge;
import cloud.nuvem.pricing.Fraction;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.TagChips;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Currency;

/** One line of the invoice: what each price in force charged, and the records behind it. */
final class ResourceLinePart extends Div {

    private static final int MOST_RECORDS = 100;
    private static final int DECIMALS = 4;

    ResourceLinePart(ResourceUsage.Line line) {
        var charge = line.charge();
        var title = UsageWords.meter(line.meter()) + " · " + line.dimension();
        if (charge == null || charge.parts().isEmpty()) {
            add(new SectionTitle(title), note(Words.text("usage.resource.no-price")));
        } else {
            add(new SectionTitle(title, new MoneyText(charge.amount())), prices(line.meter(), charge));
        }
        add(records(line));
        int more = line.records().size() - MOST_RECORDS;
        if (more > 0) {
            add(note(Words.text("usage.resource.hours", more)));
        }
    }

    private static SimpleTable prices(Meter meter, Charge charge) {
        var table = new SimpleTable(Words.text("usage.resource.prices"))
                .column(price("period"))
                .number(price("unit"))
                .number(price("amount"))
                .number(price("cap"))
                .number(price("discount"))
                .number(price("cost"));
        var currency = charge.amount().currency();
        for (var part : charge.parts()) {
            var perUnit = part.price().price().perUnit();
            table.row(
                    new Span(UsageWords.period(part.price().validity())),
                    new Span(
                            meter.unit() == Meter.Unit.HOUR
                                    ? MoneyText.formatHour(perUnit)
                                    : MoneyText.format(perUnit)),
                    new Span(UsageWords.amount(meter, part.units().rounded(DECIMALS))),
                    taken(part.overCap(), currency),
                    taken(part.discount(), currency),
                    new Span(exact(part.amount(), currency)));
        }
        return table;
    }

    private static Span taken(Fraction amount, Currency currency) {
        return new Span(amount.isZero() ? "–" : "−" + exact(amount, currency));
    }

    /** With more decimals than are charged: a line is rounded once, at its end. */
    private static String exact(Fraction amount, Currency currency) {
        return MoneyText.formatHour(new Money(amount.rounded(DECIMALS), currency));
    }

    private static SimpleTable records(ResourceUsage.Line line) {
        var table = new SimpleTable(Words.text("usage.resource.records"))
                .column(Words.text("usage.resource.from"))
                .column(Words.text("usage.resource.to"))
                .number(Words.text("usage.resource.quantity"))
                .column(Words.text("usage.resource.tags"));
        line.records().stream()
                .limit(MOST_RECORDS)
                .forEach(record -> table.row(
                        new Span(UsageWords.utc(record.period().from())),
                        new Span(to(record)),
                        new Span(Reader.current().number(record.quantity())),
                        new TagChips(record.tags())));
        return table;
    }

    private static String to(UsageRecord record) {
        var to = UsageWords.utc(record.period().to());
        return record.open() ? to + ", " + Words.text("usage.resource.goes-on") : to;
    }

    private static String price(String id) {
        return Words.text("usage.resource.price." + id);
    }

    private static Paragraph note(String text) {
        var note = new Paragraph(text);
        note.addClassName("nv-part-text");
        return note;
    }
}
