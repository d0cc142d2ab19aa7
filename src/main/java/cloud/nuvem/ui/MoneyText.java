package cloud.nuvem.ui;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Texts;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;

/** An amount in the reader's format: what counts per month in ink, what it means per hour in grey. */
public final class MoneyText extends Span {

    private static final int HOUR_DECIMALS = 4;

    public MoneyText(Money amount) {
        this(format(amount));
    }

    private MoneyText(String formatted) {
        addClassName("nv-money");
        setText(formatted);
    }

    public static MoneyText hour(Money amount) {
        return new MoneyText(formatHour(amount));
    }

    /** An amount and what it is for: {@code €31.00 per month}. */
    public static Span perMonth(Money amount) {
        return phrase("ui.money.per-month", format(amount));
    }

    public static Span perHour(Money amount) {
        return phrase("ui.money.per-hour", formatHour(amount));
    }

    public static String format(Money amount) {
        return Texts.money(Reader.current().locale(), amount);
    }

    /** An hour's price always has four decimals, so that a column of them can be compared. */
    public static String formatHour(Money amount) {
        var format = NumberFormat.getCurrencyInstance(Reader.current().locale());
        format.setCurrency(amount.currency());
        format.setMinimumFractionDigits(HOUR_DECIMALS);
        format.setMaximumFractionDigits(HOUR_DECIMALS);
        return format.format(amount.amount());
    }

    private static Span phrase(String key, String amount) {
        var unit = new Span(Words.text(key));
        unit.addClassName("nv-quiet");
        var phrase = new Span(new MoneyText(amount), new Text(" "), unit);
        phrase.addClassName("nv-money-phrase");
        return phrase;
    }
}
