package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.internal.InvoiceRun.Outcome;
import java.time.YearMonth;

/** What the benchmark measures of billing: the month's end for many organizations, against SQL that only sums and inserts. */
public final class InvoiceSpeed {

    private static final int ORGANIZATIONS = 1_000;
    private static final int RESOURCES = 50;
    private static final int RECORDS_OF_EACH =
            Integer.getInteger("nuvem.bench.records", 1_000_000) / ORGANIZATIONS / RESOURCES;

    /**
     * Milliseconds.
     *
     * @param records how many there were
     * @param made invoices, of which how many were issued
     * @param again milliseconds of a second run, and how many invoices that made
     */
    public record MonthEnd(int records, double floor, double ours, int made, int issued, double again, int madeAgain) {}

    /** Fills a database of its own; takes a minute or two. */
    public MonthEnd monthEnd() {
        try (var world = new BillingWorld()) {
            fill(world);
            world.toMonthEnd();
            double floor = millis(() -> sumAndInsert(world));
            var run = world.run();
            var first = new Outcome[1];
            double ours = millis(() -> first[0] = run.run(world.month));
            var second = new Outcome[1];
            double again = millis(() -> second[0] = run.run(world.month));
            return new MonthEnd(
                    ORGANIZATIONS * RESOURCES * RECORDS_OF_EACH,
                    floor,
                    ours,
                    first[0].made(),
                    first[0].issued(),
                    again,
                    second[0].made());
        }
    }

    private static void fill(BillingWorld world) {
        var database = world.database;
        database.execute("""
                insert into tenancy.organization (id, slug, name, created_at)
                select md5('o' || o)::uuid, 'bench-' || o, 'Bench ' || o, now() from generate_series(1, ?) o""", ORGANIZATIONS);
        database.execute("""
                insert into tenancy.project (id, organization_id, name, region, created_at)
                select 'bench-' || o, md5('o' || o)::uuid, 'Shop', ?, now() from generate_series(1, ?) o""", world.region.value(), ORGANIZATIONS);
        database.execute("""
                insert into billing.account (organization_id, legal_name, address_lines, postal_code, city, address_region,
                    country, recipients, purchase_order, time_zone, language, changed_at)
                select md5('o' || o)::uuid, 'Bench ' || o, 'Street 1', '1000', 'Town', '', 'PT', '{money@bench.example}', '',
                    'UTC', 'en', now() from generate_series(1, ?) o""", ORGANIZATIONS);
        database.execute(
                """
                insert into metering.usage_record (month, organization_id, project_id, region, meter, dimension, resource_kind,
                    resource_uid, resource_name, quantity, from_at, to_at)
                select m.first, md5('o' || o)::uuid, 'bench-' || o, ?,
                    case when r % 2 = 0 then 'VM_RUNNING' else 'VOLUME_SIZE' end,
                    case when r % 2 = 0 then 'u1.small' else 'fast' end,
                    case when r % 2 = 0 then 'virtual-machine' else 'volume' end,
                    'o' || o || '.r' || r, 'r' || r, case when r % 2 = 0 then 1 else 40 end,
                    m.first::timestamp at time zone 'UTC' + p * (interval '26 days' / ?),
                    m.first::timestamp at time zone 'UTC' + (p + 1) * (interval '26 days' / ?)
                from (select cast(? as date) as first) m, generate_series(1, ?) o, generate_series(1, ?) r,
                    generate_series(0, ? - 1) p""",
                world.region.value(),
                RECORDS_OF_EACH,
                RECORDS_OF_EACH,
                first(world.month),
                ORGANIZATIONS,
                RESOURCES,
                RECORDS_OF_EACH);
        database.execute("analyze"); // as autovacuum has long done where rows came one by one
    }

    private static void sumAndInsert(BillingWorld world) {
        world.database.execute("""
                create table billing.bench_line as
                select organization_id, project_id, resource_uid, max(resource_name) as name, meter, dimension,
                    sum(quantity * extract(epoch from to_at - from_at)) as units,
                    round(sum(quantity * extract(epoch from to_at - from_at)) * 0.0119 / 3600, 2) as amount
                from metering.usage_record where month = cast(? as date)
                group by organization_id, project_id, resource_uid, meter, dimension""", first(world.month));
        world.database.execute("""
                create table billing.bench_invoice as
                select organization_id, sum(amount) as net, round(sum(amount) * 0.23, 2) as tax
                from billing.bench_line group by organization_id""");
    }

    private static String first(YearMonth month) {
        return month.atDay(1).toString();
    }

    private static double millis(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / 1e6;
    }
}
