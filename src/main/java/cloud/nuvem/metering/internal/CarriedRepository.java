package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.CARRIED_METER;
import static cloud.nuvem.metering.internal.db.Tables.GAP;
import static cloud.nuvem.metering.internal.db.Tables.REGION_METER;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.CarriedSource;
import cloud.nuvem.metering.internal.CarriedHour.Carried;
import cloud.nuvem.metering.internal.CarriedHour.Run;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Writes what was carried, hour upon hour, as the provider's role. */
@Repository
class CarriedRepository {

    /** What is missing is not charged: nothing about it can be wrong on an invoice. */
    private static final String NOT_CHARGED = "NOT_CHARGED";

    private final DSLContext provider;

    CarriedRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** Where the next hour begins; at the given one when nothing was recorded yet. */
    Instant carriedUntil(Region region, Meter meter, Instant first) {
        var c = CARRIED_METER;
        provider.insertInto(c, c.REGION, c.METER, c.CARRIED_UNTIL)
                .values(region.value(), meter.name(), first.atOffset(UTC))
                .onConflictDoNothing()
                .execute();
        return provider.select(c.CARRIED_UNTIL)
                .from(c)
                .where(c.REGION.eq(region.value()))
                .and(c.METER.eq(meter.name()))
                .fetchSingle(row -> row.value1().toInstant());
    }

    boolean isWatchedUntil(Region region, Instant moment) {
        var r = REGION_METER;
        return provider.fetchExists(r, r.REGION.eq(region.value()).and(r.SEEN_UNTIL.ge(moment.atOffset(UTC))));
    }

    /** What carried something in an hour, by time. */
    List<Run> runs(Region region, Meter carrier, Period hour) {
        var u = USAGE_RECORD;
        return provider.select(
                        u.RESOURCE_UID,
                        u.RESOURCE_KIND,
                        u.PROJECT_ID,
                        u.RESOURCE_NAME,
                        u.ORGANIZATION_ID,
                        u.TAGS,
                        u.FROM_AT,
                        u.TO_AT)
                .from(u)
                .where(UsageRowQueries.touches(hour))
                .and(u.REGION.eq(region.value()))
                .and(u.METER.eq(carrier.name()))
                .orderBy(u.FROM_AT)
                .fetch(row -> new Run(
                        row.value1(),
                        new ResourceRef(row.value2(), row.value3(), row.value4()),
                        new OrganizationId(row.value5()),
                        UsageRepository.tags(row.value6()),
                        row.value7().toInstant(),
                        row.value8() == null ? null : row.value8().toInstant()));
    }

    /** The fence: false when the hour was written meanwhile. */
    boolean write(Region region, CarriedSource source, Period hour, CarriedHour carried) {
        return provider.transactionResult(transaction -> {
            var to = new Writing(transaction.dsl(), region, source, hour);
            if (!to.advance()) {
                return false;
            }
            to.dsl()
                    .batch(carried.carried().stream()
                            .filter(each -> each.amount().signum() > 0)
                            .map(to::insert)
                            .toList())
                    .execute();
            carried.missing().forEach(to::addGap);
            return true;
        });
    }

    /** One hour being written. */
    private record Writing(DSLContext dsl, Region region, CarriedSource source, Period hour) {

        private boolean advance() {
            var c = CARRIED_METER;
            return dsl.update(c)
                            .set(c.CARRIED_UNTIL, hour.to().atOffset(UTC))
                            .where(c.REGION.eq(region.value()))
                            .and(c.METER.eq(source.meter().name()))
                            .and(c.CARRIED_UNTIL.eq(hour.from().atOffset(UTC)))
                            .execute()
                    == 1;
        }

        private Query insert(Carried carried) {
            var u = USAGE_RECORD;
            var run = carried.run();
            return dsl.insertInto(u)
                    .set(u.MONTH, Months.of(hour.from()))
                    .set(u.ORGANIZATION_ID, run.organization().value())
                    .set(u.PROJECT_ID, run.resource().project())
                    .set(u.REGION, region.value())
                    .set(u.METER, source.meter().name())
                    .set(u.DIMENSION, source.dimension())
                    .set(u.RESOURCE_KIND, run.resource().kind())
                    .set(u.RESOURCE_UID, run.uid())
                    .set(u.RESOURCE_NAME, run.resource().name())
                    .set(u.QUANTITY, carried.amount())
                    .set(u.TAGS, UsageRepository.json(run.tags()))
                    .set(u.FROM_AT, hour.from().atOffset(UTC))
                    .set(u.TO_AT, hour.to().atOffset(UTC));
        }

        /** Hours one after another are one gap. */
        private void addGap(Run run) {
            var g = GAP;
            int longer = dsl.update(g)
                    .set(g.TO_AT, hour.to().atOffset(UTC))
                    .where(g.REGION.eq(region.value()))
                    .and(g.WHAT.eq("CARRIED"))
                    .and(g.RESOURCE_UID.eq(run.uid()))
                    .and(g.TO_AT.eq(hour.from().atOffset(UTC)))
                    .execute();
            if (longer == 0) {
                dsl.insertInto(g)
                        .set(g.REGION, region.value())
                        .set(g.WHAT, "CARRIED")
                        .set(g.ORGANIZATION_ID, run.organization().value())
                        .set(g.PROJECT_ID, run.resource().project())
                        .set(g.RESOURCE_KIND, run.resource().kind())
                        .set(g.RESOURCE_UID, run.uid())
                        .set(g.RESOURCE_NAME, run.resource().name())
                        .set(g.FROM_AT, hour.from().atOffset(UTC))
                        .set(g.TO_AT, hour.to().atOffset(UTC))
                        .set(g.IN_DOUBT, 1)
                        .set(g.EXPLAINED_BY, NOT_CHARGED)
                        .set(g.EXPLAINED_AT, hour.to().atOffset(UTC))
                        .execute();
            }
        }
    }
}
