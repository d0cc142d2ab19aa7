package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.BudgetStep;
import cloud.nuvem.billing.Budgets;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.metering.Usage;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Tenants;
import cloud.nuvem.ui.HomeSource;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the organization's month costs so far, on the home page of its projects, for who may see money. */
@Component
class BillingHome implements HomeSource {

    private final Tenants tenants;
    private final Actors actors;
    private final Access access;
    private final Usage usage;
    private final Invoices invoices;
    private final Budgets budgets;

    BillingHome(Tenants tenants, Actors actors, Access access, Usage usage, Invoices invoices, Budgets budgets) {
        this.tenants = tenants;
        this.actors = actors;
        this.access = access;
        this.usage = usage;
        this.invoices = invoices;
        this.budgets = budgets;
    }

    @Override
    public Part part(String project) {
        var actor = actors.current(Door.PORTAL);
        var organization = tenants.findProject(actor, new ProjectId(project))
                .flatMap(found -> tenants.findOrganization(actor, found.organization()))
                .filter(found -> access.permissions(actor, found.id()).contains(Permission.VIEW_BILLING));
        if (organization.isEmpty()) {
            return part(List.of(), List.of());
        }
        var id = organization.get().id();
        var path = BillingDesk.invoicesPath(organization.get().slug());
        var month = usage.soFar(actor, id);
        var figure = new Figure(
                Words.text("billing.so-far"),
                MoneyText.format(month.soFar()),
                Words.text("billing.home.forecast", MoneyText.format(month.forecast())),
                path);
        var hints = new ArrayList<Attention>();
        invoices.of(actor, id).stream()
                .filter(invoice -> invoice.state() == InvoiceState.OVERDUE)
                .map(invoice -> attention(invoice, path))
                .forEach(hints::add);
        budgets.steps(actor, id).stream()
                .filter(step -> step.undone() == null)
                .max(Comparator.comparing(step -> step.threshold().measure()))
                .ifPresent(step -> hints.add(attention(
                        step, BillingDesk.budgetsPath(organization.get().slug()))));
        return part(List.of(figure), hints);
    }

    private static Attention attention(Invoice invoice, String path) {
        return new Attention(
                InvoiceWords.status(invoice.state()),
                String.valueOf(invoice.number()),
                Words.text(
                        "billing.home.overdue",
                        MoneyText.format(invoice.amounts().due()),
                        InvoiceWords.day(invoice.dueAt(), Reader.current().zone())),
                path + "/" + invoice.id());
    }

    private static Attention attention(BudgetStep step, String path) {
        return new Attention(
                BudgetWords.measured(step),
                BudgetWords.scope(step.project(), Map.of()),
                Words.text(
                        "billing.home.budget",
                        BudgetWords.threshold(step.threshold()),
                        MoneyText.format(step.reached()),
                        MoneyText.format(step.amount())),
                path);
    }

    private static Part part(List<Figure> figures, List<Attention> attention) {
        return new Part(true, figures, attention, new Shelf("", List.of(), "", ""), null, List.of(), List.of());
    }
}
