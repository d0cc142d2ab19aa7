package cloud.nuvem.ui;

import cloud.nuvem.kernel.Money;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a configuration costs: the month in large, the hour in grey, lines that add up, what goes on while stopped. */
public final class PricePanel extends Div {

    /**
     * @param whileStopped sentence about what goes on costing; empty for nothing
     * @param unpriced sentence about what has no price and is not in the totals; empty for nothing
     */
    public record Price(Money perMonth, Money perHour, List<Line> lines, String whileStopped, String unpriced) {}

    /** One part of the total; null for what is included. */
    public record Line(String words, @Nullable Money perMonth) {}

    public PricePanel() {
        addClassName("nv-price");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", Words.text("ui.price.title"));
        getElement().setAttribute("aria-live", "polite");
    }

    public void show(Price price) {
        removeAll();
        var title = new Div(Words.text("ui.price.title"));
        title.addClassName("nv-caption");
        var month = MoneyText.perMonth(price.perMonth());
        month.addClassName("nv-price-month");
        var hour = MoneyText.perHour(price.perHour());
        hour.addClassName("nv-price-hour");
        add(title, month, hour);
        price.lines().forEach(line -> add(line(line)));
        sentence(price.whileStopped());
        sentence(price.unpriced());
    }

    private static Div line(Line line) {
        var amount = line.perMonth();
        var right = new Span(amount == null ? Words.text("ui.price.included") : MoneyText.format(amount));
        right.addClassName("nv-money");
        var row = new Div(new Span(line.words()), right);
        row.addClassName("nv-price-line");
        return row;
    }

    private void sentence(String text) {
        if (!text.isEmpty()) {
            var sentence = new Paragraph(text);
            sentence.addClassName("nv-price-note");
            add(sentence);
        }
    }
}
