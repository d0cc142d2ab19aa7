package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Budget;
import cloud.nuvem.billing.BudgetId;
import cloud.nuvem.billing.BudgetStep;
import cloud.nuvem.billing.Budgets;
import cloud.nuvem.billing.Budgets.BudgetResult.Absent;
import cloud.nuvem.billing.Budgets.BudgetResult.Exists;
import cloud.nuvem.billing.Budgets.BudgetResult.Kept;
import cloud.nuvem.billing.Budgets.BudgetResult.NotAllowed;
import cloud.nuvem.billing.Budgets.BudgetResult.Removed;
import cloud.nuvem.billing.Budgets.BudgetResult.Stale;
import cloud.nuvem.billing.Budgets.BudgetResult.UnknownProject;
import cloud.nuvem.billing.internal.BudgetRepository.Change;
import cloud.nuvem.billing.internal.BudgetRepository.Wish;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.OrganizationAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.TenantScope;
import cloud.nuvem.tenancy.Tenants;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

@Service
class BudgetService implements Budgets {

    private final Access access;
    private final Actions actions;
    private final TenantScope scope;
    private final Tenants tenants;
    private final BudgetRepository budgets;
    private final UsageLedger ledger;
    private final Prices prices;
    private final BudgetRun run;
    private final Clock clock;

    BudgetService(
            Access access,
            Actions actions,
            TenantScope scope,
            Tenants tenants,
            BudgetRepository budgets,
            UsageLedger ledger,
            Prices prices,
            BudgetRun run,
            Clock clock) {
        this.access = access;
        this.actions = actions;
        this.scope = scope;
        this.tenants = tenants;
        this.budgets = budgets;
        this.ledger = ledger;
        this.prices = prices;
        this.run = run;
        this.clock = clock;
    }

    @Override
    public List<BudgetStanding> of(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        var all = scope.of(organization, () -> budgets.of(organization));
        if (all.isEmpty()) {
            return List.of();
        }
        var month = ledger.soFar(organization);
        return all.stream()
                .map(budget -> {
                    var spending = Spending.of(month, budget.project());
                    return new BudgetStanding(budget, spending.soFar(), spending.forecast());
                })
                .toList();
    }

    @Override
    public List<BudgetStep> steps(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        return scope.of(organization, () -> budgets.steps(organization));
    }

    @Override
    public BudgetResult create(Actor actor, CreateBudget command) {
        var organization = command.organization();
        var project = command.project();
        var name = project == null ? organization.toString() : project.value();
        return within(actor, BillingActions.CREATE_BUDGET, organization, name, () -> {
            var wish = new Wish(money(organization, command.amount()), command.thresholds());
            var fault = BudgetRules.fault(wish.amount(), wish.thresholds(), project != null);
            if (fault.isPresent()) {
                return fault.get();
            }
            boolean known = project == null
                    || tenants.findProject(actor, project)
                            .filter(found -> found.organization().equals(organization))
                            .isPresent();
            if (!known) {
                return new UnknownProject();
            }
            return scope.of(organization, () -> budgets.insert(organization, project, wish, change(actor)))
                    .map(id -> looked(organization, id))
                    .orElseGet(Exists::new);
        });
    }

    @Override
    public BudgetResult change(Actor actor, ChangeBudget command) {
        var organization = command.organization();
        return within(
                actor, BillingActions.CHANGE_BUDGET, organization, command.id().toString(), () -> {
                    var budget = find(organization, command.id());
                    return budget.isEmpty() ? new Absent() : changed(actor, budget.get(), command);
                });
    }

    private BudgetResult changed(Actor actor, Budget budget, ChangeBudget command) {
        var organization = budget.organization();
        var wish = new Wish(money(organization, command.amount()), command.thresholds());
        var fault = BudgetRules.fault(wish.amount(), wish.thresholds(), budget.project() != null);
        if (fault.isPresent()) {
            return fault.get();
        }
        boolean updated = scope.of(organization, () -> budgets.update(budget, wish, command.version(), change(actor)));
        return updated ? looked(organization, budget.id()) : new Stale();
    }

    @Override
    public BudgetResult remove(Actor actor, OrganizationId organization, BudgetId id) {
        return within(actor, BillingActions.REMOVE_BUDGET, organization, id.toString(), () -> {
            if (!scope.of(organization, () -> budgets.remove(organization, id, change(actor)))) {
                return new Absent();
            }
            run.look(organization);
            return new Removed();
        });
    }

    private BudgetResult looked(OrganizationId organization, BudgetId id) {
        run.look(organization);
        return find(organization, id).<BudgetResult>map(Kept::new).orElseGet(Absent::new);
    }

    private Optional<Budget> find(OrganizationId organization, BudgetId id) {
        return scope.of(organization, () -> budgets.find(organization, id));
    }

    private Money money(OrganizationId organization, BigDecimal amount) {
        return new Money(amount, prices.ofPlan(organization).currency());
    }

    private Change change(Actor actor) {
        return new Change(actor.name(), clock.instant());
    }

    private BudgetResult within(
            Actor actor, Action action, OrganizationId organization, String name, Supplier<BudgetResult> work) {
        var attempt = new OrganizationAttempt(actor, action, organization, new ResourceRef("budget", null, name));
        return actions.inOrganization(attempt, NotAllowed::new, member -> work.get());
    }
}
