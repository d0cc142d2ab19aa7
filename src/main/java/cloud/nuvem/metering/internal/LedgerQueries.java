package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.CARRIED_METER;
import static cloud.nuvem.metering.internal.db.Tables.GAP;
import static cloud.nuvem.metering.internal.db.Tables.GAP_DOUBT;
import static cloud.nuvem.metering.internal.db.Tables.REGION_METER;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.MonthToDate;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads usage as the provider's role. */
@Component
class LedgerQueries implements UsageLedger {

    private static final int LONGEST_EXPLANATION = 500;

    private final DSLContext provider;
    private final MonthSoFar soFar;
    private final Clock clock;

    LedgerQueries(@Qualifier("provider") DSLContext provider, MonthSoFar soFar, Clock clock) {
        this.provider = provider;
        this.soFar = soFar;
        this.clock = clock;
    }

    @Override
    public List<OrganizationId> usersIn(Period period) {
        var u = USAGE_RECORD;
        return provider.selectDistinct(u.ORGANIZATION_ID)
                .from(u)
                .where(UsageRowQueries.touches(period))
                .orderBy(u.ORGANIZATION_ID)
                .fetch(row -> new OrganizationId(row.value1()));
    }

    @Override
    public List<UsageRecord> records(OrganizationId organization, Period period) {
        return records(List.of(organization), period).getOrDefault(organization, List.of());
    }

    @Override
    public Map<OrganizationId, List<UsageRecord>> records(Collection<OrganizationId> organizations, Period period) {
        return UsageRowQueries.of(provider, organizations, period)
                .filter(record ->
                        record.period().from().isBefore(record.period().to()))
                .collect(Collectors.groupingBy(UsageRecord::organization));
    }

    @Override
    public Map<Region, @Nullable Instant> watchedUntil() {
        var watched = new HashMap<Region, @Nullable Instant>();
        provider.select(REGION_METER.REGION, REGION_METER.SEEN_UNTIL)
                .from(REGION_METER)
                .forEach(row -> watched.put(
                        new Region(row.value1()),
                        row.value2() == null ? null : row.value2().toInstant()));
        return watched;
    }

    @Override
    public Map<Region, Instant> carriedUntil(Meter meter) {
        var c = CARRIED_METER;
        return provider.select(c.REGION, c.CARRIED_UNTIL)
                .from(c)
                .where(c.METER.eq(meter.name()))
                .fetchMap(row -> new Region(row.value1()), row -> row.value2().toInstant());
    }

    @Override
    public MonthToDate soFar(OrganizationId organization) {
        return soFar.of(organization);
    }

    @Override
    public List<Gap> gaps(Period period) {
        return gaps(noCondition(), period);
    }

    @Override
    public List<Gap> unexplained(OrganizationId organization, Period period) {
        var d = GAP_DOUBT;
        var own = GAP.ORGANIZATION_ID
                .eq(organization.value())
                .or(exists(selectOne()
                        .from(d)
                        .where(d.GAP_ID.eq(GAP.ID))
                        .and(d.ORGANIZATION_ID.eq(organization.value()))));
        return gaps(own.and(GAP.EXPLAINED_BY.isNull()), period);
    }

    private List<Gap> gaps(Condition which, Period period) {
        var g = GAP;
        return provider.select(
                        g.ID,
                        g.REGION,
                        g.RESOURCE_UID,
                        g.RESOURCE_NAME,
                        g.ORGANIZATION_ID,
                        g.FROM_AT,
                        g.TO_AT,
                        g.IN_DOUBT,
                        g.EXPLAINED_BY)
                .from(g)
                .where(g.FROM_AT.lt(period.to().atOffset(UTC)))
                .and(g.TO_AT.gt(period.from().atOffset(UTC)))
                .and(which)
                .orderBy(g.EXPLAINED_BY.isNotNull(), g.FROM_AT, g.ID)
                .fetch(row -> new Gap(
                        row.value1(),
                        new Region(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5() == null ? null : new OrganizationId(row.value5()),
                        new Period(row.value6().toInstant(), row.value7().toInstant()),
                        row.value8(),
                        row.value9()));
    }

    @Override
    public boolean explain(UUID gap, String explanation) {
        if (explanation.isBlank() || explanation.length() > LONGEST_EXPLANATION) {
            throw new IllegalArgumentException("an explanation has 1 to 500 characters");
        }
        return provider.update(GAP)
                        .set(GAP.EXPLAINED_BY, explanation)
                        .set(GAP.EXPLAINED_AT, clock.instant().atOffset(UTC))
                        .where(GAP.ID.eq(gap))
                        .and(GAP.EXPLAINED_BY.isNull())
                        .execute()
                == 1;
    }
}
