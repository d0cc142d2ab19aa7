package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.BUDGET;
import static cloud.nuvem.billing.internal.db.Tables.BUDGET_STEP;
import static cloud.nuvem.billing.internal.db.Tables.BUDGET_THRESHOLD;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.Budget;
import cloud.nuvem.billing.Budget.Basis;
import cloud.nuvem.billing.Budget.Measure;
import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.billing.BudgetId;
import cloud.nuvem.billing.BudgetStep;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Budgets as their organization keeps them; run inside its {@code TenantScope}. */
@Repository
class BudgetRepository {

    private static final int STEPS_SHOWN = 100;
    private static final Field<List<Threshold>> THRESHOLDS = DSL.multiset(
                    DSL.select(BUDGET_THRESHOLD.BASIS, BUDGET_THRESHOLD.PERCENT, BUDGET_THRESHOLD.ACTION)
                            .from(BUDGET_THRESHOLD)
                            .where(BUDGET_THRESHOLD.BUDGET_ID.eq(BUDGET.ID))
                            .orderBy(BUDGET_THRESHOLD.BASIS, BUDGET_THRESHOLD.PERCENT))
            .convertFrom(rows -> rows.map(
                    row -> new Threshold(Basis.valueOf(row.value1()), row.value2(), Measure.valueOf(row.value3()))));

    private final DSLContext database;

    BudgetRepository(DSLContext database) {
        this.database = database;
    }

    /** Who changes what, when. */
    record Change(String by, Instant at) {}

    /** Those that are not removed and fit, the organization's own first; with whichever rights the database was asked. */
    static List<Budget> list(DSLContext database, Condition condition) {
        return database.select(
                        BUDGET.ID,
                        BUDGET.ORGANIZATION_ID,
                        BUDGET.PROJECT_ID,
                        BUDGET.AMOUNT,
                        BUDGET.CURRENCY,
                        BUDGET.VERSION,
                        THRESHOLDS)
                .from(BUDGET)
                .where(condition)
                .and(BUDGET.REMOVED_AT.isNull())
                .orderBy(BUDGET.PROJECT_ID.asc().nullsFirst())
                .fetch(row -> new Budget(
                        new BudgetId(row.value1()),
                        new OrganizationId(row.value2()),
                        project(row.value3()),
                        new Money(row.value4(), Currency.getInstance(row.value5())),
                        row.value7(),
                        row.value6()));
    }

    private static @Nullable ProjectId project(@Nullable String id) {
        return id == null ? null : new ProjectId(id);
    }

    List<Budget> of(OrganizationId organization) {
        return list(database, BUDGET.ORGANIZATION_ID.eq(organization.value()));
    }

    Optional<Budget> find(OrganizationId organization, BudgetId id) {
        return list(database, BUDGET.ORGANIZATION_ID.eq(organization.value()).and(BUDGET.ID.eq(id.value()))).stream()
                .findFirst();
    }

    /** Empty when there is one already. */
    Optional<BudgetId> insert(OrganizationId organization, @Nullable ProjectId project, Wish wish, Change change) {
        var id = database.insertInto(BUDGET)
                .set(BUDGET.ORGANIZATION_ID, organization.value())
                .set(BUDGET.PROJECT_ID, project == null ? null : project.value())
                .set(BUDGET.AMOUNT, wish.amount().amount())
                .set(BUDGET.CURRENCY, wish.amount().currency().getCurrencyCode())
                .set(
                        BUDGET.SEEN_MONTH,
                        YearMonth.from(change.at().atOffset(UTC)).atDay(1))
                .set(BUDGET.CHANGED_AT, change.at().atOffset(UTC))
                .set(BUDGET.CHANGED_BY, change.by())
                .onConflictDoNothing()
                .returningResult(BUDGET.ID)
                .fetchOptional(row -> new BudgetId(row.value1()));
        id.ifPresent(inserted -> keep(organization, inserted, wish.thresholds()));
        return id;
    }

    /** What is wished for. */
    record Wish(Money amount, List<Threshold> thresholds) {}

    /**
     * @param version the one seen; null for whichever
     * @return false when it is another one by now
     */
    boolean update(Budget budget, Wish wish, @Nullable Long version, Change change) {
        int updated = database.update(BUDGET)
                .set(BUDGET.AMOUNT, wish.amount().amount())
                .set(BUDGET.CURRENCY, wish.amount().currency().getCurrencyCode())
                .set(BUDGET.VERSION, BUDGET.VERSION.plus(1))
                .set(BUDGET.CHANGED_AT, change.at().atOffset(UTC))
                .set(BUDGET.CHANGED_BY, change.by())
                .where(BUDGET.ID.eq(budget.id().value()))
                .and(BUDGET.REMOVED_AT.isNull())
                .and(version == null ? DSL.noCondition() : BUDGET.VERSION.eq(version))
                .execute();
        if (updated == 1) {
            database.deleteFrom(BUDGET_THRESHOLD)
                    .where(BUDGET_THRESHOLD.BUDGET_ID.eq(budget.id().value()))
                    .execute();
            keep(budget.organization(), budget.id(), wish.thresholds());
        }
        return updated == 1;
    }

    private void keep(OrganizationId organization, BudgetId id, List<Threshold> thresholds) {
        var t = BUDGET_THRESHOLD;
        var insert = database.insertInto(t, t.ORGANIZATION_ID, t.BUDGET_ID, t.BASIS, t.PERCENT, t.ACTION);
        for (var threshold : thresholds) {
            insert = insert.values(
                    organization.value(),
                    id.value(),
                    threshold.basis().name(),
                    threshold.percent(),
                    threshold.measure().name());
        }
        insert.execute();
    }

    /** False when there is none any more. */
    boolean remove(OrganizationId organization, BudgetId id, Change change) {
        return database.update(BUDGET)
                        .set(BUDGET.REMOVED_AT, change.at().atOffset(UTC))
                        .set(BUDGET.CHANGED_BY, change.by())
                        .where(BUDGET.ORGANIZATION_ID.eq(organization.value()))
                        .and(BUDGET.ID.eq(id.value()))
                        .and(BUDGET.REMOVED_AT.isNull())
                        .execute()
                == 1;
    }

    /** The latest first. */
    List<BudgetStep> steps(OrganizationId organization) {
        var s = BUDGET_STEP;
        return database.select(s.fields())
                .select(BUDGET.PROJECT_ID)
                .from(s)
                .join(BUDGET)
                .on(BUDGET.ID.eq(s.BUDGET_ID))
                .where(s.ORGANIZATION_ID.eq(organization.value()))
                .orderBy(s.TAKEN_AT.desc(), s.ID.desc())
                .limit(STEPS_SHOWN)
                .fetch(BudgetRepository::step);
    }

    static BudgetStep step(Record row) {
        var s = BUDGET_STEP;
        var currency = Currency.getInstance(row.get(s.CURRENCY));
        return new BudgetStep(
                row.get(s.ID),
                new BudgetId(row.get(s.BUDGET_ID)),
                project(row.get(BUDGET.PROJECT_ID)),
                YearMonth.from(row.get(s.MONTH)),
                new Threshold(Basis.valueOf(row.get(s.BASIS)), row.get(s.PERCENT), Measure.valueOf(row.get(s.ACTION))),
                new Money(row.get(s.REACHED), currency),
                new Money(row.get(s.AMOUNT), currency),
                row.get(s.TOLD),
                row.get(s.TAKEN_AT).toInstant(),
                undone(row.get(s.UNDONE_AT), row.get(s.UNDONE_BECAUSE)));
    }

    private static BudgetStep.@Nullable Undone undone(@Nullable OffsetDateTime at, @Nullable String because) {
        return at == null || because == null
                ? null
                : new BudgetStep.Undone(at.toInstant(), BudgetStep.Cause.valueOf(because));
    }
}
