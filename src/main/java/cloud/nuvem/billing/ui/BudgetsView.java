package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.BillingAccounts;
import cloud.nuvem.billing.BudgetStep;
import cloud.nuvem.billing.Budgets;
import cloud.nuvem.billing.Budgets.BudgetStanding;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Tenants;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the organization and its projects mean to spend, how the month stands beside it, and what was done about it. */
@Route("o/:organization/budgets")
@PermitAll
class BudgetsView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final BillingDesks desks;
    private final Budgets budgets;
    private final BillingAccounts accounts;
    private final Tenants tenants;

    BudgetsView(BillingDesks desks, Budgets budgets, BillingAccounts accounts, Tenants tenants) {
        this.desks = desks;
        this.budgets = budgets;
        this.accounts = accounts;
        this.tenants = tenants;
    }

    @Override
    public String title() {
        return Words.text("billing.budgets");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(desks.at(event.getRouteParameters()));
    }

    private void show(BillingDesk desk) {
        var all = budgets.of(desk.actor(), desk.id());
        var steps = budgets.steps(desk.actor(), desk.id());
        var names = names(desk);
        var dialogs = new BudgetDialogs(budgets, desk, names, () -> show(desk));
        var header = new PageHeader(title()).sentence(Words.text("billing.budgets.sentence"));
        removeAll();
        add(header);
        if (desk.mayManage()) {
            var currency = accounts.currency(desk.actor(), desk.id());
            header.primary(
                    Buttons.primary(Glyph.PLUS, Words.text("billing.budget.create"), () -> dialogs.create(currency)));
        }
        if (all.isEmpty()) {
            add(EmptyState.teaching(
                    Glyph.SLIDERS, Words.text("billing.budgets.none"), Words.text("billing.budgets.none.text")));
        } else {
            add(parts(desk, all, steps, names, dialogs));
        }
        if (!steps.isEmpty()) {
            add(new SectionTitle(Words.text("billing.budget.trace")), trace(steps, names));
        }
    }

    private static Div parts(
            BillingDesk desk,
            List<BudgetStanding> all,
            List<BudgetStep> steps,
            Map<ProjectId, String> names,
            BudgetDialogs dialogs) {
        var parts = new Div();
        parts.addClassName("nv-budgets");
        for (var standing : all) {
            var budget = standing.budget();
            var name = BudgetWords.scope(budget.project(), names);
            var part = new BudgetPart(name, standing, BudgetWords.strongest(budget, steps));
            parts.add(
                    desk.mayManage()
                            ? part.actions(name, () -> dialogs.change(budget), () -> dialogs.remove(budget))
                            : part);
        }
        return parts;
    }

    private Map<ProjectId, String> names(BillingDesk desk) {
        var names = new LinkedHashMap<ProjectId, String>();
        tenants.projects(desk.actor()).stream()
                .filter(project -> project.organization().equals(desk.id()))
                .forEach(project -> names.put(project.id(), project.name()));
        return names;
    }

    private static SimpleTable trace(List<BudgetStep> steps, Map<ProjectId, String> names) {
        var zone = Reader.current().zone();
        var table = new SimpleTable(Words.text("billing.budget.trace"))
                .column(Words.text("billing.budget.column.when"))
                .column(Words.text("billing.budget.for"))
                .column(Words.text("billing.budget.column.threshold"))
                .number(Words.text("billing.budget.column.reached"))
                .column(Words.text("billing.budget.measure"))
                .number(Words.text("billing.budget.column.told"))
                .column(Words.text("billing.budget.column.state"));
        for (var step : steps) {
            table.row(
                    new Span(InvoiceWords.day(step.taken(), zone)),
                    new Span(BudgetWords.scope(step.project(), names)),
                    new Span(BudgetWords.threshold(step.threshold())),
                    new Span(Words.text(
                            "billing.budget.of", MoneyText.format(step.reached()), MoneyText.format(step.amount()))),
                    new StatusBadge(BudgetWords.measured(step)),
                    new Span(Reader.current().number(step.told())),
                    new Span(BudgetWords.undone(step.undone())));
        }
        return table;
    }
}
