package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.CARRIED_METER;
import static cloud.nuvem.metering.internal.db.Tables.GAP;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.CarriedSource.Carried;
import cloud.nuvem.metering.CarriedSource.Hour;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Writes what was carried, hour upon hour, as the provider's role. */
@Repository
class CarriedRepository {

    private final DSLContext provider;
    private final ProjectOwners owners;

    CarriedRepository(@Qualifier("provider") DSLContext provider, ProjectOwners owners) {
        this.provider = provider;
        this.owners = owners;
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

    /** The fence: false when the hour was written meanwhile. */
    boolean write(Region region, Meter meter, Period hour, Hour carried) {
        var payers = owners.all();
        return provider.transactionResult(transaction -> {
            var database = transaction.dsl();
            if (!advance(database, region, meter, hour)) {
                return false;
            }
            carried.carried().forEach(amount -> insert(database, region, meter, hour, amount, payers));
            carried.missing().forEach(uid -> insertGap(database, region, hour, uid));
            return true;
        });
    }

    private static boolean advance(DSLContext database, Region region, Meter meter, Period hour) {
        var c = CARRIED_METER;
        return database.update(c)
                        .set(c.CARRIED_UNTIL, hour.to().atOffset(UTC))
                        .where(c.REGION.eq(region.value()))
                        .and(c.METER.eq(meter.name()))
                        .and(c.CARRIED_UNTIL.eq(hour.from().atOffset(UTC)))
                        .execute()
                == 1;
    }

    private static void insert(
            DSLContext database,
            Region region,
            Meter meter,
            Period hour,
            Carried carried,
            Map<ProjectId, OrganizationId> payers) {
        var project = new ProjectId(Objects.requireNonNull(carried.resource().project()));
        var owner = payers.get(project);
        if (owner == null || carried.amount().signum() <= 0) {
            return;
        }
        var u = USAGE_RECORD;
        database.insertInto(u)
                .set(u.MONTH, Months.of(hour.from()))
                .set(u.ORGANIZATION_ID, owner.value())
                .set(u.PROJECT_ID, project.value())
                .set(u.REGION, region.value())
                .set(u.METER, meter.name())
                .set(u.DIMENSION, carried.dimension())
                .set(u.RESOURCE_KIND, carried.resource().kind())
                .set(u.RESOURCE_UID, carried.uid())
                .set(u.RESOURCE_NAME, carried.resource().name())
                .set(u.QUANTITY, carried.amount())
                .set(u.TAGS, UsageRepository.json(carried.tags()))
                .set(u.FROM_AT, hour.from().atOffset(UTC))
                .set(u.TO_AT, hour.to().atOffset(UTC))
                .execute();
    }

    private static void insertGap(DSLContext database, Region region, Period hour, String uid) {
        var g = GAP;
        database.insertInto(g)
                .set(g.REGION, region.value())
                .set(g.WHAT, "CARRIED")
                .set(g.RESOURCE_UID, uid)
                .set(g.FROM_AT, hour.from().atOffset(UTC))
                .set(g.TO_AT, hour.to().atOffset(UTC))
                .set(g.IN_DOUBT, 1)
                .execute();
    }
}
