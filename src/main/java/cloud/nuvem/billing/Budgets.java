package cloud.nuvem.billing;

import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.RefusedByGate;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What organizations mean to spend. Seeing needs the right to view billing, changing the right to manage it. */
public interface Budgets {

    /** All of an organization with how they stand this month, the organization's own first. */
    List<BudgetStanding> of(Actor actor, OrganizationId organization);

    /** What was done, the latest first, 100 at most; of removed budgets too. */
    List<BudgetStep> steps(Actor actor, OrganizationId organization);

    /** One for each organization and one for each project, in the currency of the organization's plan. */
    BudgetResult create(Actor actor, CreateBudget command);

    /** Looked at again at once: what the new amount does not justify is undone. */
    BudgetResult change(Actor actor, ChangeBudget command);

    /** What it had blocked is undone at once; the trace stays. */
    BudgetResult remove(Actor actor, OrganizationId organization, BudgetId id);

    /**
     * A budget beside this month.
     *
     * @param soFar of what the budget is for, in the plan's currency, which may have become another one than the budget's
     */
    record BudgetStanding(Budget budget, Money soFar, Money forecast) {

        /** Whether there is anything to compare: budgets in a currency of the past do nothing. */
        public boolean isComparable() {
            return soFar.currency().equals(budget.amount().currency());
        }
    }

    /**
     * @param project null for all of the organization
     * @param amount positive, in the minor unit at most
     * @param thresholds 1 to 10, each basis and percent once; those of a project notify only
     */
    record CreateBudget(
            OrganizationId organization, @Nullable ProjectId project, BigDecimal amount, List<Threshold> thresholds) {}

    /** @param version the one seen; null for whichever */
    record ChangeBudget(
            OrganizationId organization,
            BudgetId id,
            BigDecimal amount,
            List<Threshold> thresholds,
            @Nullable Long version) {}

    /** What became of it. */
    sealed interface BudgetResult {
        /** As it stands now. */
        record Kept(Budget budget) implements BudgetResult {}

        /** It is gone. */
        record Removed() implements BudgetResult {}

        /** Not positive, too large, or finer than the currency's minor unit. */
        record InvalidAmount() implements BudgetResult, Refusal {
            @Override
            public String code() {
                return "budget.invalid-amount";
            }

            @Override
            public String field() {
                return "amount";
            }
        }

        /** None, too many, one twice, or a percentage out of range. */
        record InvalidThresholds() implements BudgetResult, Refusal {
            @Override
            public String code() {
                return "budget.invalid-thresholds";
            }

            @Override
            public String field() {
                return "thresholds";
            }
        }

        /** Blocking and stopping concern the whole organization. */
        record ProjectOnlyNotifies() implements BudgetResult, Refusal {
            @Override
            public String code() {
                return "budget.project-only-notifies";
            }

            @Override
            public String field() {
                return "thresholds";
            }
        }

        /** The organization has no such project. */
        record UnknownProject() implements BudgetResult, Refusal {
            @Override
            public String code() {
                return "budget.unknown-project";
            }

            @Override
            public String field() {
                return "project";
            }
        }

        /** There is one already. */
        record Exists() implements BudgetResult, Refusal {
            @Override
            public String code() {
                return "budget.exists";
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }

            @Override
            public String field() {
                return "project";
            }
        }

        /** Somebody else changed it. */
        record Stale() implements BudgetResult, Refusal {
            @Override
            public String code() {
                return "budget.stale";
            }

            @Override
            public Kind kind() {
                return Kind.STALE;
            }
        }

        /** There is none of that id. */
        record Absent() implements BudgetResult, Refusal {
            @Override
            public String code() {
                return "absent.budget";
            }

            @Override
            public Kind kind() {
                return Kind.ABSENT;
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements BudgetResult, RefusedByGate {}
    }
}
