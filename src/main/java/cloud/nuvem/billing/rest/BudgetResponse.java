package cloud.nuvem.billing.rest;

import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.billing.Budgets.BudgetStanding;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A budget beside this month.
 *
 * @param project null for the whole organization
 * @param spentCurrency of what follows; another one than the budget's after a change of plan: then nothing is compared
 * @param forecast if everything goes on as it is
 */
record BudgetResponse(
        UUID id,
        @Nullable String project,
        String currency,
        String amount,
        List<ThresholdResponse> thresholds,
        long version,
        String spentCurrency,
        String soFar,
        String forecast) {

    /** A share of the amount, and what is done when it is reached. */
    record ThresholdResponse(String basis, int percent, String measure) {
        static ThresholdResponse of(Threshold threshold) {
            return new ThresholdResponse(
                    BudgetRequests.name(threshold.basis()),
                    threshold.percent(),
                    BudgetRequests.name(threshold.measure()));
        }
    }

    static BudgetResponse of(BudgetStanding standing) {
        var budget = standing.budget();
        var project = budget.project();
        return new BudgetResponse(
                budget.id().value(),
                project == null ? null : project.value(),
                budget.amount().currency().getCurrencyCode(),
                budget.amount().amount().toPlainString(),
                budget.thresholds().stream().map(ThresholdResponse::of).toList(),
                budget.version(),
                standing.soFar().currency().getCurrencyCode(),
                standing.soFar().amount().toPlainString(),
                standing.forecast().amount().toPlainString());
    }
}
