package cloud.nuvem.pricing.internal;

import static cloud.nuvem.pricing.internal.db.Tables.ORGANIZATION_PLAN;
import static cloud.nuvem.pricing.internal.db.Tables.PLAN;
import static cloud.nuvem.pricing.internal.db.Tables.PLAN_VERSION;

import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Plans.Terms;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Plans and who is on them, as the provider's role; each change in one transaction with its note. */
@Repository
class PlanRepository {

    private static final String UNIQUE_VIOLATION = "23505";

    private final DSLContext provider;

    PlanRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** How many organizations are on each plan by now because they were put there. */
    Map<String, Long> organizations(Instant at) {
        var o = ORGANIZATION_PLAN;
        var latest = DSL.select(o.ORGANIZATION_ID, o.PLAN_ID)
                .distinctOn(o.ORGANIZATION_ID)
                .from(o)
                .where(o.VALID_FROM.le(at.atOffset(ZoneOffset.UTC)))
                .orderBy(o.ORGANIZATION_ID, o.VALID_FROM.desc())
                .asTable("latest");
        var plan = latest.field(o.PLAN_ID);
        return provider.select(plan, DSL.count())
                .from(latest)
                .groupBy(plan)
                .fetchMap(row -> row.value1(), row -> row.value2().longValue());
    }

    NavigableMap<Instant, String> plansOf(OrganizationId organization) {
        var o = ORGANIZATION_PLAN;
        var plans = new TreeMap<Instant, String>();
        provider.select(o.VALID_FROM, o.PLAN_ID)
                .from(o)
                .where(o.ORGANIZATION_ID.eq(organization.value()))
                .forEach(row -> plans.put(row.value1().toInstant(), row.value2()));
        return plans;
    }

    /** False when the id is taken. */
    boolean create(Plan plan, boolean offered, Terms terms, ChangeNote note) {
        return unlessTaken(transaction -> {
            transaction
                    .insertInto(PLAN)
                    .set(PLAN.ID, plan.id())
                    .set(PLAN.NAME, plan.name())
                    .set(PLAN.OFFERED, offered)
                    .execute();
            insert(transaction, plan.id(), terms, note.at());
            ChangeRepository.remember(transaction, ChangeRepository.PLAN, plan.id(), note);
        });
    }

    void rename(Plan plan, boolean offered, ChangeNote note) {
        provider.transaction(configuration -> rename(DSL.using(configuration), plan, offered, note));
    }

    /** False when other terms begin at that very second. */
    boolean change(Plan plan, boolean offered, Terms terms, ChangeNote note) {
        return unlessTaken(transaction -> {
            insert(transaction, plan.id(), terms, note.at());
            rename(transaction, plan, offered, note);
        });
    }

    /** False when the organization is put on another plan at that very second. */
    boolean assign(OrganizationId organization, String plan, Instant validFrom, ChangeNote note) {
        return unlessTaken(transaction -> {
            transaction
                    .insertInto(ORGANIZATION_PLAN)
                    .set(ORGANIZATION_PLAN.ORGANIZATION_ID, organization.value())
                    .set(ORGANIZATION_PLAN.PLAN_ID, plan)
                    .set(ORGANIZATION_PLAN.VALID_FROM, validFrom.atOffset(ZoneOffset.UTC))
                    .set(ORGANIZATION_PLAN.MADE_AT, note.at().atOffset(ZoneOffset.UTC))
                    .execute();
            ChangeRepository.remember(transaction, ChangeRepository.PLAN, plan, note);
        });
    }

    private static void rename(DSLContext transaction, Plan plan, boolean offered, ChangeNote note) {
        transaction
                .update(PLAN)
                .set(PLAN.NAME, plan.name())
                .set(PLAN.OFFERED, offered)
                .where(PLAN.ID.eq(plan.id()))
                .execute();
        ChangeRepository.remember(transaction, ChangeRepository.PLAN, plan.id(), note);
    }

    private static void insert(DSLContext transaction, String plan, Terms terms, Instant now) {
        transaction
                .insertInto(PLAN_VERSION)
                .set(PLAN_VERSION.PLAN_ID, plan)
                .set(PLAN_VERSION.VALID_FROM, terms.validFrom().atOffset(ZoneOffset.UTC))
                .set(PLAN_VERSION.PRICE_LIST, terms.priceList())
                .set(PLAN_VERSION.DISCOUNT_PERCENT, terms.discountPercent())
                .set(PLAN_VERSION.MADE_AT, now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private boolean unlessTaken(Consumer<DSLContext> work) {
        try {
            provider.transaction(configuration -> work.accept(DSL.using(configuration)));
            return true;
        } catch (DataAccessException refused) {
            if (UNIQUE_VIOLATION.equals(refused.sqlState())) {
                return false;
            }
            throw refused;
        }
    }
}
