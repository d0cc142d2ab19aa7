package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.GAP;
import static cloud.nuvem.metering.internal.db.Tables.GAP_DOUBT;
import static cloud.nuvem.metering.internal.db.Tables.REGION_METER;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.internal.UsageChanges.Closing;
import cloud.nuvem.metering.internal.UsageRepository.OwnedOpening;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record1;

/** What one look reads and writes, inside its transaction. */
final class LookRepository {

    private static final int ROWS_AT_ONCE = 1_000;

    private final DSLContext look;

    LookRepository(DSLContext look) {
        this.look = look;
    }

    /** The fence: false when another look was written since the progress was read. */
    boolean advance(Region region, long looks, Instant seenUntil) {
        var r = REGION_METER;
        return look.update(r)
                        .set(r.LOOKS, looks + 1)
                        .set(r.SEEN_UNTIL, seenUntil.atOffset(UTC))
                        .where(r.REGION.eq(region.value()))
                        .and(r.LOOKS.eq(looks))
                        .execute()
                == 1;
    }

    /** Open records of these meters; none is of a month before that of the last look. */
    List<OpenRecord> open(Region region, Collection<Meter> meters, LocalDate fromMonth) {
        var u = USAGE_RECORD;
        return look.select(
                        u.MONTH,
                        u.ID,
                        u.ORGANIZATION_ID,
                        u.METER,
                        u.RESOURCE_UID,
                        u.RESOURCE_KIND,
                        u.PROJECT_ID,
                        u.RESOURCE_NAME,
                        u.DIMENSION,
                        u.QUANTITY,
                        u.TAGS,
                        u.FROM_AT)
                .from(u)
                .where(u.REGION.eq(region.value()))
                .and(u.MONTH.ge(fromMonth))
                .and(u.TO_AT.isNull())
                .and(u.METER.in(meters.stream().map(Meter::name).toList()))
                .fetch(row -> new OpenRecord(
                        row.value1(),
                        row.value2(),
                        new OrganizationId(row.value3()),
                        new ResourceMeter(Meter.valueOf(row.value4()), row.value5()),
                        new ResourceRef(row.value6(), row.value7(), row.value8()),
                        row.value9(),
                        row.value10(),
                        UsageRepository.tags(row.value11()),
                        row.value12().toInstant()));
    }

    /** When the latest closed record of each ended, looked up from a month on; those without one are absent. */
    Map<ResourceMeter, Instant> ends(Collection<ResourceMeter> keys, LocalDate fromMonth) {
        var ends = new HashMap<ResourceMeter, Instant>();
        var u = USAGE_RECORD;
        var uids = keys.stream().map(ResourceMeter::uid).distinct().toArray(String[]::new);
        look.select(u.METER, u.RESOURCE_UID, max(u.TO_AT))
                .from(u)
                .where(u.RESOURCE_UID.eq(any(uids)))
                .and(u.MONTH.ge(fromMonth))
                .and(u.TO_AT.isNotNull())
                .groupBy(u.METER, u.RESOURCE_UID)
                .forEach(row -> ends.put(
                        new ResourceMeter(Meter.valueOf(row.value1()), row.value2()),
                        row.value3().toInstant()));
        return ends;
    }

    void close(List<Closing> closings) {
        var u = USAGE_RECORD;
        look.batch(closings.stream()
                        .map(closing -> closing.isVoid()
                                ? look.deleteFrom(u).where(row(u.MONTH, u.ID).eq(closing.month(), closing.id()))
                                : look.update(u)
                                        .set(u.TO_AT, closing.to().atOffset(UTC))
                                        .where(row(u.MONTH, u.ID).eq(closing.month(), closing.id())))
                        .toList())
                .execute();
    }

    void open(Region region, List<OwnedOpening> openings) {
        for (int from = 0; from < openings.size(); from += ROWS_AT_ONCE) {
            insert(region, openings.subList(from, Math.min(openings.size(), from + ROWS_AT_ONCE)));
        }
    }

    private void insert(Region region, List<OwnedOpening> openings) {
        var u = USAGE_RECORD;
        var insert = look.insertInto(
                u,
                u.MONTH,
                u.ORGANIZATION_ID,
                u.PROJECT_ID,
                u.REGION,
                u.METER,
                u.DIMENSION,
                u.RESOURCE_KIND,
                u.RESOURCE_UID,
                u.RESOURCE_NAME,
                u.QUANTITY,
                u.TAGS,
                u.FROM_AT,
                u.TO_AT);
        for (var owned : openings) {
            var opening = owned.opening();
            var thing = opening.thing();
            insert = insert.values(
                    Months.of(opening.from()),
                    owned.owner().value(),
                    thing.project().value(),
                    region.value(),
                    thing.meter().name(),
                    thing.dimension(),
                    thing.resource().kind(),
                    thing.uid(),
                    thing.resource().name(),
                    thing.quantity(),
                    UsageRepository.json(thing.tags()),
                    opening.from().atOffset(UTC),
                    UsageRepository.utc(opening.to()));
        }
        insert.execute();
    }

    void addGap(Region region, Period period, List<OpenRecord> inDoubt) {
        var g = GAP;
        var id = look.insertInto(g)
                .set(g.REGION, region.value())
                .set(g.WHAT, "LOOKS")
                .set(g.FROM_AT, period.from().atOffset(UTC))
                .set(g.TO_AT, period.to().atOffset(UTC))
                .set(g.IN_DOUBT, inDoubt.size())
                .set(g.EXPLAINED_BY, inDoubt.isEmpty() ? "EVIDENCE" : null)
                .set(g.EXPLAINED_AT, inDoubt.isEmpty() ? period.to().atOffset(UTC) : null)
                .returningResult(g.ID)
                .fetchSingle(Record1::value1);
        look.batch(inDoubt.stream().map(record -> doubt(id, record)).toList()).execute();
    }

    private Query doubt(UUID gap, OpenRecord record) {
        var d = GAP_DOUBT;
        return look.insertInto(d)
                .set(d.GAP_ID, gap)
                .set(d.ORGANIZATION_ID, record.owner().value())
                .set(d.PROJECT_ID, record.resource().project())
                .set(d.METER, record.key().meter().name())
                .set(d.RESOURCE_KIND, record.resource().kind())
                .set(d.RESOURCE_UID, record.key().uid())
                .set(d.RESOURCE_NAME, record.resource().name());
    }
}
