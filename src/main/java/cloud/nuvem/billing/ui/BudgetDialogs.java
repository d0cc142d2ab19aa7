package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Budget;
import cloud.nuvem.billing.Budget.Basis;
import cloud.nuvem.billing.Budget.Measure;
import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.billing.Budgets;
import cloud.nuvem.billing.Budgets.BudgetResult;
import cloud.nuvem.billing.Budgets.ChangeBudget;
import cloud.nuvem.billing.Budgets.CreateBudget;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets, changes and removes a budget. */
final class BudgetDialogs {

    private static final List<Threshold> USUAL = List.of(
            new Threshold(Basis.ACTUAL, 50, Measure.NOTIFY),
            new Threshold(Basis.ACTUAL, 90, Measure.NOTIFY),
            new Threshold(Basis.FORECAST, 100, Measure.NOTIFY));
    private static final String WHOLE = "";

    private final Budgets budgets;
    private final BillingDesk desk;
    private final Map<ProjectId, String> projects;
    private final Runnable afterwards;

    BudgetDialogs(Budgets budgets, BillingDesk desk, Map<ProjectId, String> projects, Runnable afterwards) {
        this.budgets = budgets;
        this.desk = desk;
        this.projects = projects;
        this.afterwards = afterwards;
    }

    void create(Currency currency) {
        var scope = new Select<String>();
        var scopes = new ArrayList<String>();
        scopes.add(WHOLE);
        projects.keySet().forEach(project -> scopes.add(project.value()));
        scope.setLabel(Words.text("billing.budget.for"));
        scope.setItems(scopes);
        scope.setItemLabelGenerator(id -> BudgetWords.scope(id.equals(WHOLE) ? null : new ProjectId(id), projects));
        scope.setValue(WHOLE);
        scope.addClassName("nv-wide");
        var amount = amount(currency);
        var rungs = new BudgetRungs(USUAL);
        var words = Words.text("billing.budget.create");
        new ConfirmDialog(words)
                .content(scope, amount)
                .text(Words.text("billing.budget.ladder.text"))
                .content(rungs)
                .open(Buttons.primary(words, () -> {}), () -> {
                    var project = scope.getValue().equals(WHOLE) ? null : new ProjectId(scope.getValue());
                    return answer(
                            budgets.create(
                                    desk.actor(),
                                    new CreateBudget(desk.id(), project, value(amount), rungs.thresholds())),
                            "billing.budget.saved");
                });
    }

    void change(Budget budget) {
        var amount = amount(budget.amount().currency());
        amount.setValue(budget.amount().amount().stripTrailingZeros());
        var rungs = new BudgetRungs(budget.thresholds());
        new ConfirmDialog(Words.text("billing.budget.change-of", BudgetWords.scope(budget.project(), projects)))
                .content(amount)
                .text(Words.text("billing.budget.ladder.text"))
                .content(rungs)
                .open(
                        Buttons.primary(Words.text("billing.budget.save"), () -> {}),
                        () -> answer(
                                budgets.change(
                                        desk.actor(),
                                        new ChangeBudget(
                                                desk.id(),
                                                budget.id(),
                                                value(amount),
                                                rungs.thresholds(),
                                                budget.version())),
                                "billing.budget.saved"));
    }

    void remove(Budget budget) {
        var words = Words.text("billing.budget.remove");
        new ConfirmDialog(Words.text("billing.budget.remove-of", BudgetWords.scope(budget.project(), projects)))
                .text(Words.text("billing.budget.remove.text"))
                .open(
                        ConfirmDialog.lossButton(words),
                        () -> answer(budgets.remove(desk.actor(), desk.id(), budget.id()), "billing.budget.removed"));
    }

    private Optional<String> answer(BudgetResult result, String done) {
        if (result instanceof Refusal refusal) {
            return Optional.of(Words.sentence(refusal));
        }
        Toasts.done(Words.text(done));
        afterwards.run();
        return Optional.empty();
    }

    private static BigDecimalField amount(Currency currency) {
        var amount = new BigDecimalField(Words.text("billing.budget.amount"));
        amount.setSuffixComponent(new Span(currency.getCurrencyCode()));
        amount.setHelperText(Words.text("billing.budget.amount.help"));
        amount.addClassName("nv-wide");
        return amount;
    }

    /** What cannot be read is refused as an amount, not taken for none. */
    private static BigDecimal value(BigDecimalField field) {
        var typed = field.getValue();
        return typed == null ? BigDecimal.ONE.negate() : typed;
    }
}
