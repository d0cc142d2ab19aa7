package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.ACCOUNT;
import static cloud.nuvem.billing.internal.db.Tables.BUDGET;
import static cloud.nuvem.billing.internal.db.Tables.BUDGET_STEP;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.Budget;
import cloud.nuvem.billing.Budget.Measure;
import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.billing.BudgetStep;
import cloud.nuvem.billing.BudgetStep.Cause;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** What is done about budgets, as the provider's role. */
@Repository
class BudgetStepRepository {

    private final DSLContext provider;

    BudgetStepRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** With any budget, removed ones too: what those had blocked may have to be undone yet. */
    List<OrganizationId> organizations() {
        return provider.selectDistinct(BUDGET.ORGANIZATION_ID)
                .from(BUDGET)
                .fetch(row -> new OrganizationId(row.value1()));
    }

    List<Budget> of(OrganizationId organization) {
        return BudgetRepository.list(provider, BUDGET.ORGANIZATION_ID.eq(organization.value()));
    }

    /** A budget beside a month's spending. */
    record Sight(Budget budget, YearMonth month, Spending spending, Instant now) {
        boolean reaches(Threshold threshold) {
            return spending.reaches(threshold, budget.amount());
        }
    }

    /**
     * Undoes what does not hold any more and takes the steps that are due, in one transaction and with the budget locked. Who
     * comes with an older version of the budget, or out of an older month, does nothing.
     *
     * @return how many were taken
     */
    int act(Sight sight) {
        return provider.transactionResult(configuration -> {
            var transaction = configuration.dsl();
            if (!lock(transaction, sight)) {
                return 0;
            }
            var standing = standing(transaction, sight);
            int taken = 0;
            for (var threshold : sight.budget().thresholds()) {
                boolean stands = standing.stream().anyMatch(threshold::equals);
                if (!stands && sight.reaches(threshold) && take(transaction, sight, threshold)) {
                    taken++;
                }
            }
            return taken;
        });
    }

    private static boolean lock(DSLContext transaction, Sight sight) {
        var firstDay = sight.month().atDay(1);
        return transaction
                        .update(BUDGET)
                        .set(BUDGET.SEEN_MONTH, firstDay)
                        .where(BUDGET.ID.eq(sight.budget().id().value()))
                        .and(BUDGET.VERSION.eq(sight.budget().version()))
                        .and(BUDGET.REMOVED_AT.isNull())
                        .and(BUDGET.SEEN_MONTH.le(firstDay))
                        .execute()
                == 1;
    }

    /** Thresholds whose steps stand after those were undone that do not hold. */
    private static List<Threshold> standing(DSLContext transaction, Sight sight) {
        var s = BUDGET_STEP;
        var ofBudget = s.BUDGET_ID.eq(sight.budget().id().value());
        undo(transaction, ofBudget.and(s.MONTH.lt(sight.month().atDay(1))), Cause.MONTH_OVER, sight.now());
        var standing = transaction
                .select(s.fields())
                .select(BUDGET.PROJECT_ID)
                .from(s)
                .join(BUDGET)
                .on(BUDGET.ID.eq(s.BUDGET_ID))
                .where(ofBudget)
                .and(s.UNDONE_AT.isNull())
                .fetch(row -> new Standing(BudgetRepository.step(row), row.get(s.VERSION)));
        standing.stream()
                .filter(each -> !each.holds(sight))
                .forEach(each -> undo(transaction, s.ID.eq(each.step().id()), Cause.CHANGED, sight.now()));
        return standing.stream()
                .filter(each -> each.holds(sight))
                .map(each -> each.step().threshold())
                .toList();
    }

    private record Standing(BudgetStep step, long version) {
        /** A month that turns out cheaper undoes nothing: only a change of the budget does. */
        boolean holds(Sight sight) {
            return version == sight.budget().version()
                    || (sight.budget().thresholds().contains(step.threshold()) && sight.reaches(step.threshold()));
        }
    }

    private static int undo(DSLContext database, Condition condition, Cause because, Instant now) {
        return database.update(BUDGET_STEP)
                .set(BUDGET_STEP.UNDONE_AT, now.atOffset(UTC))
                .set(BUDGET_STEP.UNDONE_BECAUSE, because.name())
                .where(condition)
                .and(BUDGET_STEP.UNDONE_AT.isNull())
                .execute();
    }

    /** Of the organization's removed budgets. */
    void undoRemoved(OrganizationId organization, Instant now) {
        var removed = provider.select(BUDGET.ID)
                .from(BUDGET)
                .where(BUDGET.ORGANIZATION_ID.eq(organization.value()))
                .and(BUDGET.REMOVED_AT.isNotNull());
        undo(provider, BUDGET_STEP.BUDGET_ID.in(removed), Cause.REMOVED, now);
    }

    /** The constraint has the last word on what is done once; the e-mail goes into its queue with it. */
    private static boolean take(DSLContext transaction, Sight sight, Threshold threshold) {
        var budget = sight.budget();
        var recipients = account(transaction, budget.organization())
                .map(BillingDetails::recipients)
                .orElse(List.of());
        var s = BUDGET_STEP;
        var id = transaction
                .insertInto(s)
                .set(s.ORGANIZATION_ID, budget.organization().value())
                .set(s.BUDGET_ID, budget.id().value())
                .set(s.VERSION, budget.version())
                .set(s.MONTH, sight.month().atDay(1))
                .set(s.BASIS, threshold.basis().name())
                .set(s.PERCENT, threshold.percent())
                .set(s.ACTION, threshold.measure().name())
                .set(s.REACHED, sight.spending().by(threshold.basis()).amount())
                .set(s.AMOUNT, budget.amount().amount())
                .set(s.CURRENCY, budget.amount().currency().getCurrencyCode())
                .set(s.TOLD, recipients.size())
                .set(s.TAKEN_AT, sight.now().atOffset(UTC))
                .onConflictDoNothing()
                .returningResult(s.ID)
                .fetchOptional(row -> row.value1());
        id.filter(step -> !recipients.isEmpty())
                .ifPresent(step -> MailRepository.queue(
                        transaction,
                        new MailRepository.Occasion(BudgetMails.KIND, step, budget.organization()),
                        recipients,
                        sight.now()));
        return id.isPresent();
    }

    private static Optional<BillingDetails> account(DSLContext database, OrganizationId organization) {
        return database.select(AccountRepository.DETAILS)
                .from(ACCOUNT)
                .where(ACCOUNT.ORGANIZATION_ID.eq(organization.value()))
                .fetchOptional(row -> row.value1());
    }

    /** The strongest measure that stands. */
    Optional<Measure> strongest(OrganizationId organization) {
        return provider
                .select(BUDGET_STEP.ACTION)
                .from(BUDGET_STEP)
                .where(BUDGET_STEP.ORGANIZATION_ID.eq(organization.value()))
                .and(BUDGET_STEP.UNDONE_AT.isNull())
                .fetch(row -> Measure.valueOf(row.value1()))
                .stream()
                .max(Comparator.naturalOrder());
    }

    /** A step for its e-mail. */
    record Told(BudgetStep step, OrganizationId organization, Optional<BillingDetails> buyer) {}

    Told told(UUID id) {
        var s = BUDGET_STEP;
        return provider.select(s.fields())
                .select(BUDGET.PROJECT_ID)
                .from(s)
                .join(BUDGET)
                .on(BUDGET.ID.eq(s.BUDGET_ID))
                .where(s.ID.eq(id))
                .fetchSingle(row -> {
                    var organization = new OrganizationId(row.get(s.ORGANIZATION_ID));
                    return new Told(BudgetRepository.step(row), organization, account(provider, organization));
                });
    }
}
