package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.REGION_METER;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.val;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;

/** How rows of usage are cut to a period and become values. An open one reaches to the last look at its region. */
final class UsageRowQueries {

    /** Needs the region's meter joined. */
    static final Field<OffsetDateTime> END =
            coalesce(USAGE_RECORD.TO_AT, greatest(REGION_METER.SEEN_UNTIL, USAGE_RECORD.FROM_AT));

    private UsageRowQueries() {}

    static Condition touches(Period period) {
        var u = USAGE_RECORD;
        return u.MONTH
                .between(Months.of(period.from()), Months.of(period.to()))
                .and(u.FROM_AT.lt(period.to().atOffset(UTC)))
                .and(u.TO_AT.isNull().or(u.TO_AT.gt(period.from().atOffset(UTC))));
    }

    static Field<OffsetDateTime> from(Period period) {
        return greatest(USAGE_RECORD.FROM_AT, val(period.from().atOffset(UTC)));
    }

    static Field<OffsetDateTime> to(Period period) {
        return greatest(from(period), least(END, val(period.to().atOffset(UTC))));
    }

    /** Those of organizations, cut to the period; of each by project, resource, meter and time; may be of no length. */
    static Stream<UsageRecord> of(DSLContext database, Collection<OrganizationId> organizations, Period period) {
        var ids = organizations.stream().map(OrganizationId::value).toArray(UUID[]::new);
        return of(database, period, USAGE_RECORD.ORGANIZATION_ID.eq(any(ids)));
    }

    /** Those of one resource. */
    static Stream<UsageRecord> of(DSLContext database, OrganizationId organization, Period period, String uid) {
        var u = USAGE_RECORD;
        return of(database, period, u.ORGANIZATION_ID.eq(organization.value()).and(u.RESOURCE_UID.eq(uid)));
    }

    private static Stream<UsageRecord> of(DSLContext database, Period period, Condition which) {
        var u = USAGE_RECORD;
        var from = from(period);
        var to = to(period);
        var tags = new HashMap<JSONB, Map<String, String>>();
        return database
                .select(
                        u.ID,
                        u.ORGANIZATION_ID,
                        u.REGION,
                        u.METER,
                        u.DIMENSION,
                        u.RESOURCE_KIND,
                        u.PROJECT_ID,
                        u.RESOURCE_NAME,
                        u.RESOURCE_UID,
                        u.QUANTITY,
                        u.TAGS,
                        from,
                        to,
                        u.TO_AT)
                .from(u)
                .join(REGION_METER)
                .on(REGION_METER.REGION.eq(u.REGION))
                .where(which)
                .and(touches(period))
                .orderBy(u.PROJECT_ID, u.RESOURCE_KIND, u.RESOURCE_NAME, u.RESOURCE_UID, u.METER, u.FROM_AT)
                .fetch()
                .stream()
                .map(row -> new UsageRecord(
                        row.get(u.ID),
                        new OrganizationId(row.get(u.ORGANIZATION_ID)),
                        new Region(row.get(u.REGION)),
                        Meter.valueOf(row.get(u.METER)),
                        row.get(u.DIMENSION),
                        new ResourceRef(row.get(u.RESOURCE_KIND), row.get(u.PROJECT_ID), row.get(u.RESOURCE_NAME)),
                        row.get(u.RESOURCE_UID),
                        row.get(u.QUANTITY),
                        tags.computeIfAbsent(row.get(u.TAGS), UsageRepository::tags),
                        new Period(row.get(from).toInstant(), row.get(to).toInstant()),
                        row.get(u.TO_AT) == null));
    }
}
