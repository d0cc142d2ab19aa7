package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingAccounts;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccount;
import cloud.nuvem.billing.InvoiceEvent;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.dev.MigratedPostgres;
import cloud.nuvem.dev.MovedClock;
import cloud.nuvem.dev.Replica;
import cloud.nuvem.identity.FakePeople;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.metering.CarriedSource;
import cloud.nuvem.metering.MeterSource;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectDirectory;
import cloud.nuvem.tenancy.Projects;
import cloud.nuvem.tenancy.Projects.CreateProject;
import cloud.nuvem.tenancy.Projects.CreateProjectResult.Created;
import cloud.nuvem.tenancy.Projects.OfferedRegions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/**
 * Billing with what it reads from on a real database. Each world has a month, a region and a series of numbers of its own, so
 * that worlds do not see each other's invoices.
 */
final class BillingWorld implements AutoCloseable {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final YearMonth MONTH = YearMonth.of(2027, 1);

    final YearMonth month;
    final MovedClock clock;
    final Region region;
    final BillingProperties properties;
    final MigratedPostgres postgres = MigratedPostgres.ofItsOwn();
    final DSLContext database = postgres.superuser();
    final Actor owner;

    private final Replica portal;

    /** What billing asks others for and gets no answer to here; without a stereotype, which every scan would find. */
    @ConfigurationPropertiesScan({"cloud.nuvem.pricing", "cloud.nuvem.metering"})
    @EnableConfigurationProperties({StripeProperties.class, DunningProperties.class})
    static class Surroundings {

        @Bean
        BillingProperties billingProperties() {
            return settings("T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT));
        }

        @Bean
        Texts texts() {
            return new Texts(List.of("billing", "pricing"));
        }

        @Bean
        OfferedRegions regions() {
            var region = new Region("b-" + UUID.randomUUID().toString().substring(0, 8));
            return () -> List.of(region);
        }

        @Bean
        MeterSource nothingToMeter() {
            return new Nothing();
        }

        @Bean
        CarriedSource nothingCarried() {
            return new NothingCarried();
        }

        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    /** What was told. */
    static final class Heard {
        final List<InvoiceEvent> events = new CopyOnWriteArrayList<>();

        @EventListener
        void on(InvoiceEvent event) {
            events.add(event);
        }
    }

    BillingWorld() {
        int number = COUNTER.getAndIncrement();
        month = MONTH;
        clock = new MovedClock(month.atDay(20).atStartOfDay(ZoneOffset.UTC).toInstant());
        portal = new Replica(postgres, List.of("tenancy", "pricing", "metering", "billing"), clock, Surroundings.class);
        region = portal.bean(OfferedRegions.class).offered().getFirst();
        properties = portal.bean(BillingProperties.class);
        owner = actor("owner-" + number, ProviderRole.NONE);
        watchedUntil(month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(60));
    }

    static BillingProperties settings(String legalEntity) {
        var seller = new BillingProperties.SellerProperties(
                legalEntity,
                "Nuvem Cloud, Lda.",
                "Rua do Ouro 1",
                "1100-060",
                "Lisboa",
                "",
                "PT",
                "PT999999990",
                "billing@nuvem.example",
                "IBAN PT50 0000 0000 0000 0000 0000 0");
        var bounds = new BillingProperties.BoundProperties(
                new BigDecimal("50000"), new BigDecimal("5"), new BigDecimal("500"), 20_000);
        return new BillingProperties(
                seller, bounds, "http://localhost", "billing@nuvem.example", 14, Duration.ofDays(1));
    }

    <T> T bean(Class<T> type) {
        return portal.bean(type);
    }

    List<InvoiceEvent> heard() {
        return bean(Heard.class).events;
    }

    Actor actor(String name, ProviderRole role) {
        var person = bean(FakePeople.class).add(name, role);
        return new Actor(person.id(), person.displayName(), Door.PORTAL);
    }

    Organization organization(String country, String taxId) {
        var organization = strangerToBilling();
        account(organization, country, taxId);
        return organization;
    }

    Organization organization() {
        return organization("PT", "");
    }

    /** Nobody said whom to bill. */
    Organization strangerToBilling() {
        var slug = "b" + UUID.randomUUID().toString().substring(0, 12);
        var result = bean(Organizations.class).found(owner, new FoundOrganization(slug, "Acme"));
        return ((Founded) result).organization();
    }

    void account(Organization organization, String country, String taxId) {
        var result = bean(BillingAccounts.class)
                .change(
                        owner,
                        new ChangeBillingAccount(
                                organization.id(),
                                "Acme, S.A.",
                                new PostalAddress("Main Street 1", "1000-001", "Town", "", country),
                                taxId,
                                List.of("money@acme.example"),
                                "PO 4711",
                                "Europe/Lisbon",
                                "en",
                                null));
        if (!(result instanceof BillingAccounts.ChangeBillingAccountResult.Changed)) {
            throw new IllegalStateException(String.valueOf(result));
        }
    }

    Project project(Organization organization, String name) {
        var result = bean(Projects.class).create(owner, new CreateProject(organization.id(), name, region));
        return ((Created) result).project();
    }

    /** A machine of an instance type that runs some hours of the month, from a day on. */
    void ran(Project project, String name, String type, int day, int hours) {
        var from = month.atDay(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        used(project, "VM_RUNNING", type, "virtual-machine", name, "1", from, from.plus(Duration.ofHours(hours)));
    }

    void used(
            Project project,
            String meter,
            String dimension,
            String kind,
            String name,
            String quantity,
            Instant from,
            Instant to) {
        database.execute(
                """
                insert into metering.usage_record (month, organization_id, project_id, region, meter, dimension, resource_kind,
                    resource_uid, resource_name, quantity, tags, from_at, to_at)
                values (?::date, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?::numeric, '{"role": "web"}', ?::timestamptz, ?::timestamptz)
                """,
                month.atDay(1),
                project.organization().value(),
                project.id().value(),
                region.value(),
                meter,
                dimension,
                kind,
                project.id() + "." + name,
                name,
                quantity,
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
    }

    void watchedUntil(Instant moment) {
        database.execute(
                "insert into metering.region_meter (region, seen_until) values (?, ?::timestamptz)"
                        + " on conflict (region) do update set seen_until = excluded.seen_until",
                region.value(),
                moment.atOffset(ZoneOffset.UTC));
    }

    UUID gap(Project project, Instant from, Instant to) {
        var gap = database.fetchSingle(
                        "insert into metering.gap (region, what, from_at, to_at, in_doubt) values (?, 'LOOKS', ?::timestamptz, ?::timestamptz, 1) returning id",
                        region.value(),
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC))
                .get(0, UUID.class);
        database.execute(
                "insert into metering.gap_doubt values (?, ?, ?, 'VM_RUNNING', 'virtual-machine', ?, 'web-1')",
                gap,
                project.organization().value(),
                project.id().value(),
                project.id() + ".web-1");
        return gap;
    }

    void toMonthEnd() {
        clock.to(month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(300));
    }

    InvoiceRun run() {
        return bean(InvoiceRun.class);
    }

    /** Another run, whose database connection is given. */
    InvoiceRun runOn(DSLContext provider) {
        return new InvoiceRun(
                bean(UsageLedger.class),
                bean(Prices.class),
                bean(ProjectDirectory.class),
                new RunRepository(provider),
                properties,
                clock);
    }

    /** As {@code number organization total state}, by number. */
    List<String> invoices() {
        return database.fetch(
                        "select coalesce(number, '–') || ' ' || organization_id || ' ' || total || ' ' || state from billing.invoice"
                                + " where legal_entity = ? order by number, organization_id",
                        properties.seller().id())
                .getValues(0, String.class);
    }

    @Override
    public void close() {
        portal.close();
    }

    private static final class Nothing implements MeterSource {
        @Override
        public java.util.Set<cloud.nuvem.pricing.Meter> meters() {
            return java.util.Set.of();
        }

        @Override
        public Look look(Region region) {
            return new Look(List.of(), java.util.Map.of());
        }

        @Override
        public void onChange(java.util.function.Consumer<Region> listener) {
            // nothing ever changes
        }
    }

    private static final class NothingCarried implements CarriedSource {
        @Override
        public cloud.nuvem.pricing.Meter meter() {
            return cloud.nuvem.pricing.Meter.OUTBOUND_TRAFFIC;
        }

        @Override
        public String dimension() {
            return cloud.nuvem.pricing.Meter.INTERNET;
        }

        @Override
        public cloud.nuvem.pricing.Meter carrier() {
            return cloud.nuvem.pricing.Meter.VM_RUNNING;
        }

        @Override
        public boolean isMeasured(Region region) {
            return false;
        }

        @Override
        public List<Counted> counted(Region region, cloud.nuvem.kernel.Period hour) {
            return List.of();
        }
    }
}
