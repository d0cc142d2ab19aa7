package cloud.nuvem.metering.internal;

import cloud.nuvem.dev.MigratedPostgres;
import cloud.nuvem.metering.Usage;
import cloud.nuvem.metering.UsageFilter;
import cloud.nuvem.metering.UsageQuestion;
import cloud.nuvem.metering.UsageQuestion.GroupBy;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** What the benchmark measures of metering: looks at ten thousand machines, a year's page, a month summed up. */
public final class MeteringSpeed {

    static final String CACHE_SECONDS = "nuvem.metering.test-cache-seconds";

    private static final int MACHINES = 10_000;
    private static final int RESOURCES = 1_000;
    private static final int RECORDS_OF_EACH = 20;
    private static final Instant TEN = Instant.parse("2026-11-10T10:00:00Z");
    private static final YearMonth LAST = YearMonth.of(2026, 11);

    private final DSLContext database = MigratedPostgres.shared().superuser();

    /** Milliseconds of each, and bytes allocated by one look. */
    public record Looks(List<Double> unchanged, List<Double> hundredChanged, long bytes) {}

    /**
     * Milliseconds of each.
     *
     * @param cold the first, all of it read from the database
     * @param anew the open month alone, rated from its records as it is every ten seconds at most
     */
    public record Pages(double cold, List<Double> warm, List<Double> anew) {}

    /** Milliseconds for the same records. */
    public record Sums(List<Double> floor, List<Double> ours) {}

    /** At ten thousand machines. */
    public Looks looks() {
        var region = new MeteredRegion(TEN);
        region.look();
        for (int machine = 0; machine < MACHINES; machine++) {
            region.runs("m" + machine, "u1.small", TEN);
        }
        region.lookAt(TEN.plusSeconds(60));
        var unchanged = new ArrayList<Double>();
        var changed = new ArrayList<Double>();
        for (int minute = 2; minute < 32; minute++) {
            region.clock.to(TEN.plusSeconds(60L * minute));
            unchanged.add(millis(region::look));
            region.clock.by(java.time.Duration.ofSeconds(30));
            for (int machine = 0; machine < 100; machine++) {
                region.runs("m" + machine, "u1.large", TEN.plusSeconds(60L * minute + 10));
            }
            changed.add(millis(region::look));
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        region.clock.by(java.time.Duration.ofSeconds(20));
        long before = threads.getCurrentThreadAllocatedBytes();
        region.look();
        return new Looks(unchanged, changed, threads.getCurrentThreadAllocatedBytes() - before);
    }

    /** Twelve months of a thousand resources, by project. */
    public Pages pages() {
        System.setProperty(CACHE_SECONDS, "10");
        var world = new UsageWorld();
        for (var month = LAST.minusMonths(11); !month.isAfter(LAST); month = month.plusMonths(1)) {
            fill(world, month, 1);
        }
        world.now("2026-11-28T12:00:00Z");
        world.bean(MonthClosing.class).closeWhatIsOver();
        var filter = new UsageFilter(LAST.minusMonths(11), LAST, null, null, null, null, null, "");
        var question = UsageQuestion.by(GroupBy.PROJECT, filter);
        Runnable page = () -> world.bean(Usage.class).report(world.owner, world.organization.id(), question);
        double cold = millis(page);
        var warm = new ArrayList<Double>();
        var anew = new ArrayList<Double>();
        for (int i = 0; i < 60; i++) {
            warm.add(millis(page));
            anew.add(millis(() -> world.bean(MonthLines.class).rated(world.organization.id(), LAST)));
        }
        return new Pages(cold, warm, anew);
    }

    /** A month's records rated and stored, against SQL that sums and inserts. */
    public Sums sums() {
        var floor = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        database.execute(
                "create table if not exists metering.bench_floor (uid text, meter text, amount numeric, cost numeric)");
        for (int round = 0; round < 9; round++) {
            var world = new UsageWorld();
            fill(world, LAST.minusMonths(1), RECORDS_OF_EACH);
            world.now("2026-11-28T12:00:00Z");
            floor.add(millis(() -> database.execute(
                    """
                    insert into metering.bench_floor
                    select resource_uid, meter, sum(quantity * extract(epoch from to_at - from_at)),
                        round(sum(quantity * extract(epoch from to_at - from_at)) * 0.0119 / 3600, 2)
                    from metering.usage_record where organization_id = ? and month = cast(? as date)
                    group by resource_uid, meter""",
                    world.organization.id().value(),
                    LAST.minusMonths(1).atDay(1).toString())));
            ours.add(millis(() -> world.bean(MonthClosing.class).closeWhatIsOver()));
        }
        database.execute("drop table metering.bench_floor");
        return new Sums(floor.subList(3, 9), ours.subList(3, 9));
    }

    private void fill(UsageWorld world, YearMonth month, int recordsOfEach) {
        database.execute(
                """
                insert into metering.usage_record (month, organization_id, project_id, region, meter, dimension, resource_kind,
                    resource_uid, resource_name, quantity, from_at, to_at)
                select m.first, ?, ?, ?, case when r % 2 = 0 then 'VM_RUNNING' else 'VOLUME_SIZE' end,
                    case when r % 2 = 0 then 'u1.small' else 'fast' end,
                    case when r % 2 = 0 then 'virtual-machine' else 'volume' end,
                    ? || r, 'r' || r, case when r % 2 = 0 then 1 else 40 end,
                    m.first::timestamp at time zone 'UTC' + p * (interval '26 days' / ?),
                    m.first::timestamp at time zone 'UTC' + (p + 1) * (interval '26 days' / ?)
                from (select cast(? as date) as first) m, generate_series(1, ?) r, generate_series(0, ? - 1) p""",
                world.organization.id().value(),
                world.shop.id().value(),
                UsageWorld.REGION.value(),
                world.uid(""),
                recordsOfEach,
                recordsOfEach,
                month.atDay(1).toString(),
                RESOURCES,
                recordsOfEach);
        database.execute("analyze metering.usage_record"); // as autovacuum has long done where records came one by one
    }

    private static double millis(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / 1e6;
    }
}
