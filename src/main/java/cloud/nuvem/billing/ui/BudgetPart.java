package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Budget;
import cloud.nuvem.billing.BudgetStep;
import cloud.nuvem.billing.Budgets.BudgetStanding;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;

/** One budget: how it stands, its ladder, and what can be done with it. */
final class BudgetPart extends Div {

    BudgetPart(String name, BudgetStanding standing, @Nullable BudgetStep strongest) {
        addClassName("nv-budget");
        var head = new Div(new H2(name));
        head.addClassName("nv-budget-head");
        if (strongest != null) {
            head.add(new StatusBadge(BudgetWords.measured(strongest)));
        }
        add(head, new BudgetBar(standing), ladder(standing.budget()));
    }

    BudgetPart actions(String name, Runnable change, Runnable remove) {
        var changing = Buttons.plain(Words.text("billing.budget.change"), change);
        changing.setAriaLabel(Words.text("billing.budget.change-of", name));
        var removing = Buttons.danger(Words.text("billing.budget.remove"), remove);
        removing.setAriaLabel(Words.text("billing.budget.remove-of", name));
        var actions = new Div(changing, removing);
        actions.addClassName("nv-budget-actions");
        add(actions);
        return this;
    }

    private static UnorderedList ladder(Budget budget) {
        var ladder = new UnorderedList();
        ladder.addClassName("nv-budget-ladder");
        ladder.getElement().setAttribute("aria-label", Words.text("billing.budget.ladder"));
        budget.thresholds()
                .forEach(threshold -> ladder.add(new ListItem(
                        new Span(BudgetWords.threshold(threshold)),
                        new Span(BudgetWords.measure(threshold.measure())))));
        return ladder;
    }
}
