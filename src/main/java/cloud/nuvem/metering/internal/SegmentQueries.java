package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.REGION_METER;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.PriceTimeline;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** An organization's month as it is rated: levels record by record, what flowed summed up by day and price. */
final class SegmentQueries {

    private static final List<Meter> HELD =
            Arrays.stream(Meter.values()).filter(m -> m.unit().isHeldOverTime()).toList();
    private static final List<Meter> FLOWED = Arrays.stream(Meter.values())
            .filter(m -> !m.unit().isHeldOverTime())
            .toList();

    private final DSLContext database;
    private final Map<JSONB, Map<String, String>> tags = new HashMap<>();

    SegmentQueries(DSLContext database) {
        this.database = database;
    }

    /** By key and time. */
    List<Segment> of(OrganizationId organization, YearMonth month, PriceTimeline prices) {
        return Stream.concat(held(organization, month), flowed(organization, month, prices))
                .toList();
    }

    private Stream<Segment> held(OrganizationId organization, YearMonth month) {
        var u = USAGE_RECORD;
        var end = MonthlyUsage.month(month).to();
        var seen = database.select(REGION_METER.REGION, REGION_METER.SEEN_UNTIL)
                .from(REGION_METER)
                .fetchMap(REGION_METER.REGION, REGION_METER.SEEN_UNTIL);
        return database
                .select(
                        u.RESOURCE_UID,
                        u.METER,
                        u.DIMENSION,
                        u.REGION,
                        u.RESOURCE_KIND,
                        u.PROJECT_ID,
                        u.RESOURCE_NAME,
                        u.TAGS,
                        u.QUANTITY,
                        u.FROM_AT,
                        u.TO_AT)
                .from(u)
                .where(u.MONTH.eq(month.atDay(1)))
                .and(u.ORGANIZATION_ID.eq(organization.value()))
                .and(u.METER.in(names(HELD)))
                .orderBy(u.RESOURCE_UID, u.METER, u.DIMENSION, u.FROM_AT)
                .fetch()
                .stream()
                .map(row -> new Segment(
                        new LineKey(row.value1(), Meter.valueOf(row.value2()), row.value3()),
                        new Region(row.value4()),
                        new ResourceRef(row.value5(), row.value6(), row.value7()),
                        tags(row.value8()),
                        row.value9(),
                        held(row.value10(), row.value11(), seen.get(row.value4()), end),
                        row.value11() == null));
    }

    /** What goes on reaches to the last look at its region; nothing reaches beyond the month. */
    private static Period held(
            OffsetDateTime from, @Nullable OffsetDateTime to, @Nullable OffsetDateTime seen, Instant end) {
        var begin = from.toInstant();
        var last = to == null ? seen : to;
        var until = last == null || last.toInstant().isBefore(begin) ? begin : last.toInstant();
        return new Period(begin, until.isBefore(end) ? until : end);
    }

    private Stream<Segment> flowed(OrganizationId organization, YearMonth month, PriceTimeline prices) {
        var u = USAGE_RECORD;
        var bucket = bucket(u.FROM_AT, moments(month, prices));
        return database
                .select(
                        u.RESOURCE_UID,
                        u.METER,
                        u.DIMENSION,
                        u.REGION,
                        u.RESOURCE_KIND,
                        u.PROJECT_ID,
                        max(u.RESOURCE_NAME),
                        u.TAGS,
                        sum(u.QUANTITY),
                        min(u.FROM_AT),
                        max(u.TO_AT))
                .from(u)
                .where(u.MONTH.eq(month.atDay(1)))
                .and(u.ORGANIZATION_ID.eq(organization.value()))
                .and(u.METER.in(names(FLOWED)))
                .groupBy(u.RESOURCE_UID, u.METER, u.DIMENSION, u.REGION, u.RESOURCE_KIND, u.PROJECT_ID, u.TAGS, bucket)
                .orderBy(u.RESOURCE_UID, u.METER, u.DIMENSION, min(u.FROM_AT))
                .fetch()
                .stream()
                .map(row -> new Segment(
                        new LineKey(row.value1(), Meter.valueOf(row.value2()), row.value3()),
                        new Region(row.value4()),
                        new ResourceRef(row.value5(), row.value6(), row.value7()),
                        tags(row.value8()),
                        row.value9(),
                        new Period(row.value10().toInstant(), row.value11().toInstant()),
                        false));
    }

    /** Tags repeat: parsed once. */
    private Map<String, String> tags(JSONB json) {
        return tags.computeIfAbsent(json, UsageRepository::tags);
    }

    private static List<String> names(Collection<Meter> meters) {
        return meters.stream().map(Meter::name).toList();
    }

    private static Field<Integer> bucket(Field<OffsetDateTime> at, SortedSet<Instant> moments) {
        var bounds = moments.stream().map(moment -> moment.atOffset(UTC)).toArray(OffsetDateTime[]::new);
        return field("width_bucket({0}, {1})", Integer.class, at, inline(bounds));
    }

    /** Each day, and each change of price. */
    private static SortedSet<Instant> moments(YearMonth month, PriceTimeline prices) {
        var moments = new TreeSet<Instant>();
        var period = MonthlyUsage.month(month);
        for (var day = period.from(); day.isBefore(period.to()); day = day.plus(Duration.ofDays(1))) {
            moments.add(day);
        }
        prices.stretches().forEach(stretch -> moments.add(stretch.period().from()));
        return moments;
    }
}
