package cloud.nuvem.quota.internal;

import static cloud.nuvem.quota.internal.db.Tables.ORGANIZATION_LIMIT;
import static cloud.nuvem.quota.internal.db.Tables.PLAN_LIMIT;
import static org.jooq.impl.DSL.coalesce;

import cloud.nuvem.pricing.Plan;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class LimitQueries {

    private final DSLContext db;

    LimitQueries(DSLContext db) {
        this.db = db;
    }

    /** Inside the organization's {@code TenantScope}: the plan's limits, and what was granted instead. */
    Map<Limit, Long> allowed(OrganizationId organization, Plan plan) {
        var allowed = new EnumMap<Limit, Long>(Limit.class);
        db.select(PLAN_LIMIT.LIMITED, coalesce(ORGANIZATION_LIMIT.ALLOWED, PLAN_LIMIT.ALLOWED))
                .from(PLAN_LIMIT)
                .leftJoin(ORGANIZATION_LIMIT)
                .on(ORGANIZATION_LIMIT.LIMITED.eq(PLAN_LIMIT.LIMITED))
                .and(ORGANIZATION_LIMIT.ORGANIZATION_ID.eq(organization.value()))
                .where(PLAN_LIMIT.PLAN_ID.eq(plan.id()))
                .forEach(row -> allowed.put(Limit.valueOf(row.value1()), row.value2()));
        return allowed;
    }
}
