package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.CLOSED_MONTH;
import static cloud.nuvem.metering.internal.db.Tables.REGION_METER;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_LINE;
import static org.jooq.impl.DSL.min;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.UsageLine;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.metering.internal.db.tables.records.UsageLineRecord;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.PriceTimeline;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads lines of closed months, and how far regions are watched; inside the tenant's transaction. */
@Component
class LineQueries {

    private final DSLContext database;

    LineQueries(DSLContext database) {
        this.database = database;
    }

    /** Empty while the month is not closed. */
    Optional<List<CostedLine>> closed(OrganizationId organization, YearMonth month) {
        var c = CLOSED_MONTH;
        boolean isClosed = database.fetchExists(
                c, c.ORGANIZATION_ID.eq(organization.value()).and(c.MONTH.eq(month.atDay(1))));
        return isClosed ? Optional.of(lines(organization, month)) : Optional.empty();
    }

    private List<CostedLine> lines(OrganizationId organization, YearMonth month) {
        var tags = new HashMap<JSONB, Map<String, String>>();
        return database.selectFrom(USAGE_LINE)
                .where(USAGE_LINE.ORGANIZATION_ID.eq(organization.value()))
                .and(USAGE_LINE.MONTH.eq(month.atDay(1)))
                .fetch(row -> line(month, row, tags.computeIfAbsent(row.getTags(), UsageRepository::tags)));
    }

    private static CostedLine line(YearMonth month, UsageLineRecord row, Map<String, String> tags) {
        var days = row.getDayCosts() == null ? List.<BigDecimal>of() : Arrays.asList(row.getDayCosts());
        var currency = row.getCurrency() == null ? null : Currency.getInstance(row.getCurrency());
        var cost = currency == null ? null : new Money(sum(days), currency);
        var line = new UsageLine(
                month,
                new Region(row.getRegion()),
                new ResourceRef(row.getResourceKind(), row.getProjectId(), row.getResourceName()),
                row.getResourceUid(),
                Meter.valueOf(row.getMeter()),
                row.getDimension(),
                tags,
                new Period(row.getFromAt().toInstant(), row.getToAt().toInstant()),
                row.getAmount(),
                cost,
                currency == null ? null : new Money(row.getListCost(), currency),
                false);
        return new CostedLine(line, days, cost);
    }

    private static BigDecimal sum(List<BigDecimal> days) {
        return days.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Segment> segments(OrganizationId organization, YearMonth month, PriceTimeline prices) {
        return new SegmentQueries(database).of(organization, month, prices);
    }

    /** A resource's in a month, by meter and time. */
    List<UsageRecord> records(OrganizationId organization, YearMonth month, String uid) {
        return UsageRowQueries.of(database, organization, MonthlyUsage.month(month), uid)
                .filter(record -> !record.period().duration().isZero())
                .toList();
    }

    /** The region of these that is furthest behind; null when none was ever watched. */
    @Nullable
    Instant watchedUntil(Collection<Region> regions) {
        var r = REGION_METER;
        return database.select(min(r.SEEN_UNTIL))
                .from(r)
                .where(r.REGION.in(regions.stream().map(Region::value).toList()))
                .fetchSingle(row -> row.value1() == null ? null : row.value1().toInstant());
    }
}
