package cloud.nuvem.pricing.internal;

import static cloud.nuvem.pricing.internal.db.Tables.ORGANIZATION_PLAN;
import static cloud.nuvem.pricing.internal.db.Tables.PLAN;
import static cloud.nuvem.pricing.internal.db.Tables.PLAN_VERSION;
import static cloud.nuvem.pricing.internal.db.Tables.PRICE_LIST;

import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.PriceListId;
import cloud.nuvem.pricing.internal.PriceBook.ListedPlan;
import cloud.nuvem.pricing.internal.PriceBook.Terms;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads what counts, as the application's role. */
@Repository
class PriceBookQueries {

    private final DSLContext db;

    PriceBookQueries(DSLContext db) {
        this.db = db;
    }

    PriceBook book() {
        var plans = db.select(PLAN.ID, PLAN.NAME, PLAN.IS_DEFAULT, PLAN.OFFERED)
                .from(PLAN)
                .orderBy(PLAN.ID)
                .fetch(row -> new ListedPlan(new Plan(row.value1(), row.value2()), row.value3(), row.value4()));
        return new PriceBook(plans, versions(), lists());
    }

    private Map<String, NavigableMap<Instant, Terms>> versions() {
        var v = PLAN_VERSION;
        var versions = new HashMap<String, NavigableMap<Instant, Terms>>();
        db.select(v.PLAN_ID, v.VALID_FROM, v.PRICE_LIST, v.DISCOUNT_PERCENT)
                .from(v)
                .forEach(row -> versions.computeIfAbsent(row.value1(), plan -> new TreeMap<>())
                        .put(row.value2().toInstant(), new Terms(row.value3(), row.value4())));
        return versions;
    }

    private Map<String, NavigableMap<Instant, Tariff>> lists() {
        var l = PRICE_LIST;
        var lists = new HashMap<String, NavigableMap<Instant, Tariff>>();
        db.select(l.ID, l.NAME, l.CURRENCY, l.VALID_FROM, PriceColumnsQueries.PRICES)
                .from(l)
                .where(l.ACTIVATED_AT.isNotNull())
                .forEach(row -> {
                    var currency = Currency.getInstance(row.value3());
                    var since = row.value4().toInstant();
                    var tariff = new Tariff(
                            new PriceListId(row.value1()),
                            currency,
                            since,
                            BigDecimal.ZERO,
                            PriceColumnsQueries.prices(row.value5(), currency));
                    lists.computeIfAbsent(row.value2(), name -> new TreeMap<>()).put(since, tariff);
                });
        return lists;
    }

    /** Inside the organization's {@code TenantScope}: the plans it was put on, by when that begins. */
    NavigableMap<Instant, String> plansOf(OrganizationId organization) {
        var o = ORGANIZATION_PLAN;
        var plans = new TreeMap<Instant, String>();
        db.select(o.VALID_FROM, o.PLAN_ID)
                .from(o)
                .where(o.ORGANIZATION_ID.eq(organization.value()))
                .forEach(row -> plans.put(row.value1().toInstant(), row.value2()));
        return plans;
    }
}
