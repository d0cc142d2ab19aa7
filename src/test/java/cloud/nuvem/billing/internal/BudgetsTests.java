package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.Budget;
import cloud.nuvem.billing.Budget.Basis;
import cloud.nuvem.billing.Budget.Measure;
import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.billing.BudgetStep;
import cloud.nuvem.billing.BudgetStep.Cause;
import cloud.nuvem.billing.Budgets;
import cloud.nuvem.billing.Budgets.BudgetResult;
import cloud.nuvem.billing.Budgets.ChangeBudget;
import cloud.nuvem.billing.Budgets.CreateBudget;
import cloud.nuvem.billing.internal.BudgetStepRepository.Sight;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Suspensions;
import cloud.nuvem.tenancy.Tenants;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Budgets beside a month that costs something, under a moved clock. */
class BudgetsTests {

    private static final Threshold TELL = new Threshold(Basis.ACTUAL, 50, Measure.NOTIFY);
    private static final Threshold BLOCK = new Threshold(Basis.FORECAST, 80, Measure.BLOCK);
    private static final Threshold STOP = new Threshold(Basis.ACTUAL, 100, Measure.STOP);

    private final BillingWorld world = new BillingWorld();
    private Organization organization;
    private Project shop;
    private BigDecimal spent;

    @BeforeEach
    void spend() {
        organization = world.organization();
        shop = world.project(organization, "Shop");
        world.ran(shop, "web-1", "u1.small", 1, 240);
        spent = world.bean(UsageLedger.class).soFar(organization.id()).soFar().amount();
        assertThat(spent).isPositive();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private BigDecimal times(String factor) {
        return spent.multiply(new BigDecimal(factor)).setScale(2, java.math.RoundingMode.DOWN);
    }

    private Budget create(BigDecimal amount, Threshold... thresholds) {
        var result =
                budgets().create(world.owner, new CreateBudget(organization.id(), null, amount, List.of(thresholds)));
        return ((BudgetResult.Kept) result).budget();
    }

    private BudgetResult change(Budget budget, BigDecimal amount, Threshold... thresholds) {
        return budgets()
                .change(
                        world.owner,
                        new ChangeBudget(
                                organization.id(), budget.id(), amount, List.of(thresholds), budget.version()));
    }

    private Budgets budgets() {
        return world.bean(Budgets.class);
    }

    private void look() {
        world.bean(BudgetRun.class).look(organization.id());
    }

    private List<BudgetStep> steps() {
        return budgets().steps(world.owner, organization.id());
    }

    private Suspension suspension() {
        return world.bean(Tenants.class)
                .findOrganization(world.owner, organization.id())
                .orElseThrow()
                .suspension();
    }

    private int mails() {
        return world.database.fetchCount(
                cloud.nuvem.billing.internal.db.Tables.MAIL,
                cloud.nuvem.billing.internal.db.Tables.MAIL.ORGANIZATION_ID.eq(
                        organization.id().value()));
    }

    @Test
    void takesEachStepOnceHoweverOftenItIsLookedAt() {
        create(times("1.5"), TELL, STOP);
        look();
        world.clock.by(Duration.ofDays(1));
        look();

        assertThat(steps()).singleElement().satisfies(step -> {
            assertThat(step.threshold()).isEqualTo(TELL);
            assertThat(step.reached().amount()).isEqualByComparingTo(spent);
            assertThat(step.told()).isEqualTo(1);
            assertThat(step.undone()).isNull();
        });
        assertThat(mails()).isEqualTo(1);
        assertThat(suspension()).isEqualTo(Suspension.NONE);
    }

    @Test
    void takesEachStepOnceInSeveralReplicas() throws Exception {
        create(times("3"), STOP);
        world.ran(shop, "web-2", "u1.small", 1, 479);
        Callable<Integer> looking = () -> {
            look();
            return 0;
        };
        try (var replicas = Executors.newFixedThreadPool(6)) {
            for (var outcome :
                    replicas.invokeAll(Stream.generate(() -> looking).limit(12).toList())) {
                outcome.get();
            }
        }

        assertThat(mails()).isEqualTo(steps().size());
        assertThat(steps()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void doesNothingOnWhatWasReadBeforeAChangeOrInAMonthThatIsOver() {
        var old = create(times("10"), TELL);
        var month = world.bean(UsageLedger.class).soFar(organization.id()).month();
        var dear = new Money(times("100"), old.amount().currency());
        var spending = new Spending(dear, dear);
        var now = world.clock.instant();
        var changed = ((BudgetResult.Kept) change(old, times("11"), TELL)).budget();
        var steps = world.bean(BudgetStepRepository.class);

        assertThat(steps.act(new Sight(old, month, spending, now))).isZero();
        assertThat(steps.act(new Sight(changed, month.plusMonths(1), spending, now)))
                .isEqualTo(1);
        assertThat(steps.act(new Sight(changed, month, spending, now))).isZero();
        assertThat(steps()).hasSize(1);
    }

    @Test
    void climbsTheLadderAndIsLiftedByARaise() {
        var budget = create(spent, TELL, BLOCK);
        assertThat(suspension()).isEqualTo(Suspension.NEW_RESOURCES_BLOCKED);
        budget = ((BudgetResult.Kept) change(budget, spent, TELL, BLOCK, STOP)).budget();
        assertThat(suspension()).isEqualTo(Suspension.COMPUTE_STOPPED);
        assertThat(mails()).isEqualTo(3);

        budget = ((BudgetResult.Kept) change(budget, times("1.9"), TELL, BLOCK, STOP)).budget();

        assertThat(suspension()).isEqualTo(Suspension.NONE);
        assertThat(steps())
                .filteredOn(step -> step.undone() != null)
                .extracting(BudgetStep::threshold)
                .containsExactlyInAnyOrder(BLOCK, STOP);
        assertThat(mails()).isEqualTo(3);

        change(budget, spent, TELL, BLOCK, STOP);
        assertThat(suspension()).isEqualTo(Suspension.COMPUTE_STOPPED);
    }

    @Test
    void isLiftedByTheNextMonth() {
        create(spent, STOP);
        assertThat(suspension()).isEqualTo(Suspension.COMPUTE_STOPPED);
        world.toMonthEnd();
        look();

        assertThat(suspension()).isEqualTo(Suspension.NONE);
        assertThat(steps())
                .singleElement()
                .extracting(BudgetStep::undone)
                .satisfies(undone -> assertThat(undone.because()).isEqualTo(Cause.MONTH_OVER));
    }

    @Test
    void isLiftedByRemoval() {
        var budget = create(spent, BLOCK);
        budgets().remove(world.owner, organization.id(), budget.id());

        assertThat(suspension()).isEqualTo(Suspension.NONE);
        assertThat(budgets().of(world.owner, organization.id())).isEmpty();
        assertThat(steps())
                .singleElement()
                .satisfies(step -> assertThat(step.undone()).isNotNull());
    }

    @Test
    void leavesASuspensionForDebtAlone() {
        var suspensions = world.bean(Suspensions.class);
        var budget = create(spent, BLOCK);
        suspensions.suspend(organization.id(), Suspensions.Cause.UNPAID, Suspension.COMPUTE_STOPPED, "invoice unpaid");
        assertThat(suspension()).isEqualTo(Suspension.COMPUTE_STOPPED);
        suspensions.suspend(organization.id(), Suspensions.Cause.UNPAID, Suspension.NONE, "invoice paid");
        assertThat(suspension()).isEqualTo(Suspension.NEW_RESOURCES_BLOCKED);
        suspensions.suspend(
                organization.id(), Suspensions.Cause.UNPAID, Suspension.NEW_RESOURCES_BLOCKED, "invoice unpaid");
        budgets().remove(world.owner, organization.id(), budget.id());
        assertThat(suspension()).isEqualTo(Suspension.NEW_RESOURCES_BLOCKED);
    }

    @Test
    void ofAProjectCountsItsUsageAloneAndOnlyTells() {
        var other = world.project(organization, "Other");
        var blocking = new CreateBudget(organization.id(), other.id(), spent, List.of(BLOCK));
        assertThat(budgets().create(world.owner, blocking)).isInstanceOf(BudgetResult.ProjectOnlyNotifies.class);
        var telling = new CreateBudget(organization.id(), other.id(), spent, List.of(TELL));
        assertThat(budgets().create(world.owner, telling)).isInstanceOf(BudgetResult.Kept.class);
        assertThat(budgets().create(world.owner, telling)).isInstanceOf(BudgetResult.Exists.class);
        assertThat(steps()).isEmpty();

        var ofShop = new CreateBudget(organization.id(), shop.id(), spent, List.of(TELL));
        assertThat(budgets().create(world.owner, ofShop)).isInstanceOf(BudgetResult.Kept.class);
        assertThat(steps()).singleElement().extracting(BudgetStep::project).isEqualTo(shop.id());
    }

    @Test
    void refusesWhatIsNoBudgetAndWhoMayNot() {
        var stranger = world.actor("stranger-" + organization.slug(), ProviderRole.NONE);
        var wish = new CreateBudget(organization.id(), null, spent, List.of(TELL));
        assertThat(budgets().create(stranger, wish)).isInstanceOf(BudgetResult.NotAllowed.class);
        assertThat(budgets()
                        .create(world.owner, new CreateBudget(organization.id(), null, BigDecimal.ZERO, List.of(TELL))))
                .isInstanceOf(BudgetResult.InvalidAmount.class);
        assertThat(budgets().create(world.owner, new CreateBudget(organization.id(), null, spent, List.of(TELL, TELL))))
                .isInstanceOf(BudgetResult.InvalidThresholds.class);
        var budget = create(times("5"), TELL);
        change(budget, times("6"), TELL);
        assertThat(change(budget, times("7"), TELL)).isInstanceOf(BudgetResult.Stale.class);
    }

    @Test
    void writesTheEmailInTheBuyersLanguage() {
        create(spent, STOP);
        var step = steps().getFirst();
        var mail = world.bean(BudgetMails.class).write(step.id());
        assertThat(mail.getSubject()).contains("100 %", organization.slug());
        assertThat(mail.getText())
                .contains("/o/" + organization.slug() + "/budgets", "machines are stopped")
                .doesNotContain("billing.budget", "{");
    }
}
