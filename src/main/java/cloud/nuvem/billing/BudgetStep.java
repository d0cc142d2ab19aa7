package cloud.nuvem.billing;

import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a budget, and when.
 *
 * @param project null for a budget of the whole organization
 * @param reached cost or forecast at that moment
 * @param amount of the budget at that moment
 * @param told to how many recipients an e-mail went; 0 while nobody said whom to bill
 * @param undone null while it stands
 */
public record BudgetStep(
        UUID id,
        BudgetId budget,
        @Nullable ProjectId project,
        YearMonth month,
        Threshold threshold,
        Money reached,
        Money amount,
        int told,
        Instant taken,
        @Nullable Undone undone) {

    /** When it ended, and why. */
    public record Undone(Instant at, Cause because) {}

    /** Why a step ended. */
    public enum Cause {
        /** The budget was raised, or its threshold changed. */
        CHANGED,
        /** Another month began. */
        MONTH_OVER,
        /** The budget was removed. */
        REMOVED
    }
}
