package cloud.nuvem.quota.internal;

import static cloud.nuvem.quota.internal.db.Tables.PLAN_LIMIT;

import cloud.nuvem.quota.Quotas.Limit;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** What plans allow, as the provider's role. */
@Repository
class PlanLimitRepository {

    private final DSLContext provider;

    PlanLimitRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** Limits without a row allow nothing. */
    Map<Limit, Long> of(String plan) {
        var allowed = new EnumMap<Limit, Long>(Limit.class);
        for (var limit : Limit.values()) {
            allowed.put(limit, 0L);
        }
        provider.select(PLAN_LIMIT.LIMITED, PLAN_LIMIT.ALLOWED)
                .from(PLAN_LIMIT)
                .where(PLAN_LIMIT.PLAN_ID.eq(plan))
                .forEach(row -> allowed.put(Limit.valueOf(row.value1()), row.value2()));
        return allowed;
    }

    /** All or none. */
    void set(String plan, Map<Limit, Long> allowed) {
        provider.transaction(configuration -> {
            var transaction = DSL.using(configuration);
            allowed.forEach((limit, amount) -> transaction
                    .insertInto(PLAN_LIMIT)
                    .set(PLAN_LIMIT.PLAN_ID, plan)
                    .set(PLAN_LIMIT.LIMITED, limit.name())
                    .set(PLAN_LIMIT.ALLOWED, amount)
                    .onConflict(PLAN_LIMIT.PLAN_ID, PLAN_LIMIT.LIMITED)
                    .doUpdate()
                    .set(PLAN_LIMIT.ALLOWED, amount)
                    .execute());
        });
    }
}
