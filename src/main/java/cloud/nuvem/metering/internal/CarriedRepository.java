package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.CARRIED_METER;
import static cloud.nuvem.metering.internal.db.Tables.GAP;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.CarriedSource.Carried;
import cloud.nuvem.metering.CarriedSource.Hour;
import cloud.nuvem.metering.CarriedSource.Missing;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
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
        var to = new Writing(region, meter, hour, owners.all());
        return provider.transactionResult(transaction -> {
            var database = transaction.dsl();
            if (!advance(database, region, meter, hour)) {
                return false;
            }
            database.batch(Stream.concat(
                                    carried.carried().stream().flatMap(amount -> insert(database, to, amount).stream()),
                                    carried.missing().stream()
                                            .flatMap(missing -> insertGap(database, to, missing).stream()))
                            .toList())
                    .execute();
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

    private static Optional<Query> insert(DSLContext database, Writing to, Carried carried) {
        var project = project(carried.resource());
        var owner = to.payers().get(project);
        if (owner == null || carried.amount().signum() <= 0) {
            return Optional.empty();
        }
        var u = USAGE_RECORD;
        return Optional.of(database.insertInto(u)
                .set(u.MONTH, Months.of(to.hour().from()))
                .set(u.ORGANIZATION_ID, owner.value())
                .set(u.PROJECT_ID, project.value())
                .set(u.REGION, to.region().value())
                .set(u.METER, to.meter().name())
                .set(u.DIMENSION, carried.dimension())
                .set(u.RESOURCE_KIND, carried.resource().kind())
                .set(u.RESOURCE_UID, carried.uid())
                .set(u.RESOURCE_NAME, carried.resource().name())
                .set(u.QUANTITY, carried.amount())
                .set(u.TAGS, UsageRepository.json(carried.tags()))
                .set(u.FROM_AT, to.hour().from().atOffset(UTC))
                .set(u.TO_AT, to.hour().to().atOffset(UTC)));
    }

    private static Optional<Query> insertGap(DSLContext database, Writing to, Missing missing) {
        var project = project(missing.resource());
        var owner = to.payers().get(project);
        if (owner == null) {
            return Optional.empty();
        }
        var g = GAP;
        return Optional.of(database.insertInto(g)
                .set(g.REGION, to.region().value())
                .set(g.WHAT, "CARRIED")
                .set(g.ORGANIZATION_ID, owner.value())
                .set(g.PROJECT_ID, project.value())
                .set(g.RESOURCE_KIND, missing.resource().kind())
                .set(g.RESOURCE_UID, missing.uid())
                .set(g.RESOURCE_NAME, missing.resource().name())
                .set(g.FROM_AT, to.hour().from().atOffset(UTC))
                .set(g.TO_AT, to.hour().to().atOffset(UTC))
                .set(g.IN_DOUBT, 1));
    }

    private static ProjectId project(ResourceRef resource) {
        return new ProjectId(Objects.requireNonNull(resource.project()));
    }

    /** What is written, and who pays for which project. */
    private record Writing(Region region, Meter meter, Period hour, Map<ProjectId, OrganizationId> payers) {}
}
