package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Budget.Measure;
import cloud.nuvem.billing.internal.BudgetStepRepository.Sight;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Suspensions;
import cloud.nuvem.tenancy.Suspensions.Cause;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares budgets with the month. Runs in every replica; the database lets one take each step. What is suspended follows from
 * the steps that stand and is said again each time, so that a run that was killed in between is made good by the next.
 */
@Component
class BudgetRun {

    private static final Logger LOG = LoggerFactory.getLogger(BudgetRun.class);

    private final BudgetStepRepository steps;
    private final UsageLedger ledger;
    private final Suspensions suspensions;
    private final Clock clock;

    BudgetRun(BudgetStepRepository steps, UsageLedger ledger, Suspensions suspensions, Clock clock) {
        this.steps = steps;
        this.ledger = ledger;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${nuvem.billing.budgets-every:1m}",
            initialDelayString = "${nuvem.billing.first:15s}")
    void run() {
        for (var organization : steps.organizations()) {
            try {
                look(organization);
            } catch (RuntimeException failure) {
                LOG.error("Budgets of {} could not be looked at; that is tried again", organization, failure);
            }
        }
    }

    /** All budgets of an organization, now. */
    void look(OrganizationId organization) {
        steps.undoRemoved(organization, clock.instant());
        var budgets = steps.of(organization);
        if (!budgets.isEmpty()) {
            var month = ledger.soFar(organization);
            for (var budget : budgets) {
                var spending = Spending.of(month, budget.project());
                int taken = steps.act(new Sight(budget, month.month(), spending, clock.instant()));
                if (taken > 0) {
                    LOG.info("Budget {} of {}: {} steps taken", budget.id(), organization, taken);
                }
            }
        }
        suspensions.suspend(
                organization,
                Cause.BUDGET,
                suspension(steps.strongest(organization).orElse(null)),
                "budget");
    }

    private static Suspension suspension(@Nullable Measure measure) {
        return switch (measure) {
            case null -> Suspension.NONE;
            case NOTIFY -> Suspension.NONE;
            case BLOCK -> Suspension.NEW_RESOURCES_BLOCKED;
            case STOP -> Suspension.COMPUTE_STOPPED;
        };
    }
}
