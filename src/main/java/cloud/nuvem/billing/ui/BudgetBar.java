package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Budgets.BudgetStanding;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the month cost so far (strong) and comes to (pale) beside the budget (a line); in words first. */
final class BudgetBar extends Div {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final double WIDTH = 100;
    private static final double MARK = 0.6;

    BudgetBar(BudgetStanding standing) {
        addClassName("nv-budget-bar");
        setClassName("over", isOver(standing.forecast(), standing));
        var words = new Div(
                new Span(Words.text(
                        "billing.budget.so-far",
                        MoneyText.format(standing.soFar()),
                        MoneyText.format(standing.budget().amount()))),
                new Span(Words.text("billing.budget.forecast", MoneyText.format(standing.forecast()))));
        words.addClassName("nv-budget-words");
        add(words);
        if (standing.isComparable()) {
            add(track(standing));
        } else {
            var note = new Div(Words.text("billing.budget.other-currency"));
            note.addClassName("nv-budget-note");
            add(note);
        }
    }

    private static boolean isOver(Money spent, BudgetStanding standing) {
        return standing.isComparable()
                && spent.amount().compareTo(standing.budget().amount().amount()) > 0;
    }

    /** Drawn, so that no style has to be written. */
    private static Div track(BudgetStanding standing) {
        var amount = standing.budget().amount().amount();
        var longest =
                amount.max(standing.forecast().amount()).max(standing.soFar().amount());
        double limit = share(amount, longest);
        double spent = share(standing.soFar().amount(), longest);
        double expected = share(standing.forecast().amount(), longest);
        var track = new Div();
        track.addClassName("nv-budget-track");
        track.getElement().setAttribute("aria-hidden", "true");
        track.getElement()
                .setProperty(
                        "innerHTML",
                        "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\">"
                                + rect("forecast", 0, Math.max(spent, expected))
                                + rect("spent", 0, spent)
                                + rect("limit", Math.min(limit, WIDTH) - MARK, MARK)
                                + "</svg>");
        return track;
    }

    private static double share(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP).doubleValue();
    }

    private static String rect(String name, double from, double width) {
        return "<rect class=\"" + name + "\" x=\"" + from + "\" width=\"" + width + "\" height=\"10\"/>";
    }
}
