package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.GAP;
import static cloud.nuvem.metering.internal.db.Tables.REGION_METER;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;

import cloud.nuvem.dev.MigratedPostgres;
import cloud.nuvem.dev.MovedClock;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.kernel.Unavailable;
import cloud.nuvem.metering.MeterSource;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectDirectory;
import cloud.nuvem.tenancy.ProjectId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A region with its meter on a real PostgreSQL; what exists in it is said by the test. */
final class MeteredRegion implements MeterSource {

    final MovedClock clock;
    final Region region = new Region("r-" + UUID.randomUUID().toString().substring(0, 8));
    final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    final Map<String, Metered> things = new TreeMap<>();
    final Map<String, Instant> ended = new HashMap<>();
    boolean unheard;
    Runnable beforeAnswer = () -> {};

    private final DSLContext provider = MigratedPostgres.shared().provider();

    MeteredRegion(Instant now) {
        clock = new MovedClock(now);
    }

    /** What the region's source throws. */
    static final class Unheard extends RuntimeException implements Unavailable {
        private static final long serialVersionUID = 1L;

        @Override
        public String code() {
            return "unheard";
        }
    }

    /** One replica's meter. */
    RegionMeter meter() {
        return meter(provider);
    }

    RegionMeter meter(DSLContext database) {
        return new RegionMeter(
                List.of(this),
                new UsageRepository(database),
                new ProjectOwners(new OneProject()),
                new MeteringProperties(
                        Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofMinutes(3), Duration.ZERO, "Nuvem"),
                clock);
    }

    RegionMeter.Outcome look() {
        return meter().look(region);
    }

    RegionMeter.Outcome lookAt(Instant moment) {
        clock.to(moment);
        return look();
    }

    void runs(String uid, String type, @Nullable Instant since) {
        runs(uid, type, since, Map.of());
    }

    void runs(String uid, String type, @Nullable Instant since, Map<String, String> tags) {
        things.put(
                uid,
                new Metered(
                        Meter.VM_RUNNING,
                        uid(uid),
                        new ResourceRef("virtual-machine", project().value(), uid),
                        type,
                        BigDecimal.ONE,
                        tags,
                        since));
    }

    void stops(String uid, @Nullable Instant at) {
        things.remove(uid);
        if (at != null) {
            ended.put(uid(uid), at);
        }
    }

    String uid(String name) {
        return region + "." + name;
    }

    /** As {@code from–to type}, in time. */
    List<String> records(String name) {
        var u = USAGE_RECORD;
        return provider.select(u.FROM_AT, u.TO_AT, u.DIMENSION)
                .from(u)
                .where(u.RESOURCE_UID.eq(uid(name)))
                .orderBy(u.FROM_AT)
                .fetch(row -> row.value1().toInstant() + "–"
                        + (row.value2() == null ? "" : row.value2().toInstant()) + " " + row.value3());
    }

    /** In time; an open one to the last look. */
    List<Period> periods(String name) {
        var u = USAGE_RECORD;
        return provider.select(u.FROM_AT, UsageRowQueries.END)
                .from(u)
                .join(REGION_METER)
                .on(REGION_METER.REGION.eq(u.REGION))
                .where(u.RESOURCE_UID.eq(uid(name)))
                .orderBy(u.FROM_AT)
                .fetch(row -> new Period(row.value1().toInstant(), row.value2().toInstant()));
    }

    List<Integer> doubts() {
        return provider.select(GAP.IN_DOUBT)
                .from(GAP)
                .where(GAP.REGION.eq(region.value()))
                .and(GAP.EXPLAINED_BY.isNull())
                .orderBy(GAP.FROM_AT)
                .fetch(GAP.IN_DOUBT);
    }

    int gaps() {
        return provider.fetchCount(GAP, GAP.REGION.eq(region.value()));
    }

    ProjectId project() {
        return new ProjectId("p" + region.value());
    }

    @Override
    public Set<Meter> meters() {
        return Set.of(Meter.VM_RUNNING);
    }

    @Override
    public Look look(Region wanted) {
        beforeAnswer.run();
        if (unheard) {
            throw new Unheard();
        }
        return new Look(List.copyOf(things.values()), Map.copyOf(ended));
    }

    @Override
    public void onChange(Consumer<Region> listener) {
        // the test says when to look
    }

    private final class OneProject implements ProjectDirectory {
        @Override
        public List<ListedProject> all() {
            var project = new Project(project(), organization, "Shop", region, Instant.EPOCH);
            return List.of(new ListedProject(project, "acme", Suspension.NONE));
        }

        @Override
        public List<ListedProject> deleted() {
            return List.of();
        }
    }
}
