package cloud.nuvem.ui;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Texts;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;

/** An amount in the reader's format: what counts per month in ink, what it means per hour in grey. */
public final class MoneyText extends Span {

    public MoneyText(Money amount) {
        addClassName("nv-money");
        setText(format(amount));
    }

    /** An amount and what it is for: {@code €31.00 per month}. */
    public static Span perMonth(Money amount) {
        return phrase("ui.money.per-month", amount);
    }

    public static Span perHour(Money amount) {
        return phrase("ui.money.per-hour", amount);
    }

    public static String format(Money amount) {
        return Texts.money(Reader.current().locale(), amount);
    }

    private static Span phrase(String key, Money amount) {
        var unit = new Span(Words.text(key));
        unit.addClassName("nv-quiet");
        var phrase = new Span(new MoneyText(amount), new Text(" "), unit);
        phrase.addClassName("nv-money-phrase");
        return phrase;
    }
}
