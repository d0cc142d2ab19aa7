package cloud.nuvem.billing.rest;

import cloud.nuvem.billing.BudgetStep;
import cloud.nuvem.billing.rest.BudgetResponse.ThresholdResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a budget.
 *
 * @param project null for the whole organization
 * @param reached cost or forecast at that moment
 * @param amount of the budget at that moment
 * @param told to how many recipients an e-mail went
 * @param undoneAt null while it stands
 * @param undoneBecause changed, month-over or removed; null while it stands
 */
record BudgetStepResponse(
        UUID id,
        UUID budget,
        @Nullable String project,
        String month,
        ThresholdResponse threshold,
        String currency,
        String reached,
        String amount,
        int told,
        String takenAt,
        @Nullable String undoneAt,
        @Nullable String undoneBecause) {

    static BudgetStepResponse of(BudgetStep step) {
        var project = step.project();
        var undone = step.undone();
        return new BudgetStepResponse(
                step.id(),
                step.budget().value(),
                project == null ? null : project.value(),
                step.month().toString(),
                ThresholdResponse.of(step.threshold()),
                step.amount().currency().getCurrencyCode(),
                step.reached().amount().toPlainString(),
                step.amount().amount().toPlainString(),
                step.told(),
                step.taken().toString(),
                undone == null ? null : undone.at().toString(),
                undone == null ? null : BudgetRequests.name(undone.because()));
    }
}
