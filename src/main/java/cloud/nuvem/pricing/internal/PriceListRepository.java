package cloud.nuvem.pricing.internal;

import static cloud.nuvem.pricing.internal.db.Tables.ORGANIZATION_PLAN;
import static cloud.nuvem.pricing.internal.db.Tables.PLAN;
import static cloud.nuvem.pricing.internal.db.Tables.PRICE;
import static cloud.nuvem.pricing.internal.db.Tables.PRICE_LIST;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceListId;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PriceListRepository {

    private final DSLContext db;

    PriceListRepository(DSLContext db) {
        this.db = db;
    }

    /** Inside the organization's {@code TenantScope}; the default plan where it is on no other. */
    Plan planOf(OrganizationId organization, Instant at) {
        var chosen = select(ORGANIZATION_PLAN.PLAN_ID)
                .from(ORGANIZATION_PLAN)
                .where(ORGANIZATION_PLAN.ORGANIZATION_ID.eq(organization.value()))
                .and(ORGANIZATION_PLAN.VALID_FROM.le(utc(at)))
                .orderBy(ORGANIZATION_PLAN.VALID_FROM.desc())
                .limit(1);
        return db.select(PLAN.ID, PLAN.NAME)
                .from(PLAN)
                .where(PLAN.ID.eq(chosen).or(PLAN.IS_DEFAULT))
                .orderBy(PLAN.ID.eq(chosen).desc().nullsLast())
                .limit(1)
                .fetchSingle(row -> new Plan(row.value1(), row.value2()));
    }

    /** Empty before the plan's first list begins. */
    Optional<PriceList> inForce(Plan plan, Instant at) {
        return db.select(
                        PRICE_LIST.ID,
                        PRICE_LIST.CURRENCY,
                        multiset(select(PRICE.METER, PRICE.DIMENSION, PRICE.PER_UNIT, PRICE.MONTHLY_CAP)
                                .from(PRICE)
                                .where(PRICE.PRICE_LIST_ID.eq(PRICE_LIST.ID))
                                .orderBy(PRICE.METER, PRICE.DIMENSION)))
                .from(PRICE_LIST)
                .join(PLAN)
                .on(PLAN.PRICE_LIST.eq(PRICE_LIST.NAME))
                .where(PLAN.ID.eq(plan.id()))
                .and(PRICE_LIST.VALID_FROM.le(utc(at)))
                .orderBy(PRICE_LIST.VALID_FROM.desc())
                .limit(1)
                .fetchOptional(
                        row -> list(new PriceListId(row.value1()), Currency.getInstance(row.value2()), row.value3()));
    }

    private static PriceList list(
            PriceListId id, Currency currency, Result<Record4<String, String, BigDecimal, BigDecimal>> rows) {
        List<Price> prices = rows.map(row -> new Price(
                Meter.valueOf(row.value1()),
                row.value2(),
                new Money(row.value3().stripTrailingZeros(), currency),
                money(row.value4(), currency)));
        return new PriceList(id, currency, prices);
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? null : new Money(amount.stripTrailingZeros(), currency);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
