package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.dev.ModuleWorld;
import cloud.nuvem.dev.MovedClock;
import cloud.nuvem.identity.FakePeople;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.CarriedSource;
import cloud.nuvem.metering.MeterSource;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Projects;
import cloud.nuvem.tenancy.Projects.CreateProject;
import cloud.nuvem.tenancy.Projects.CreateProjectResult.Created;
import cloud.nuvem.tenancy.Projects.OfferedRegions;
import cloud.nuvem.tenancy.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Tenancy, pricing and metering on a real database, with an organization whose records the test writes. */
final class UsageWorld {

    static final Region REGION = new Region("usage-1");

    /** Nothing, so that a test sees what it wrote; the benchmark sets the product's ten seconds. */
    private static final Duration CACHE_FOR = Duration.ofSeconds(Integer.getInteger(MeteringSpeed.CACHE_SECONDS, 0));

    private static final MovedClock CLOCK = new MovedClock(Instant.parse("2026-11-20T12:00:00Z"));
    private static final ModuleWorld MODULES =
            ModuleWorld.of(List.of("tenancy", "pricing", "metering"), CLOCK, Settings.class);

    final Actor owner = somebody(ProviderRole.NONE);
    final Organization organization = founded();
    final Project shop = project("shop");

    @ConfigurationPropertiesScan("cloud.nuvem.pricing.internal")
    static class Settings {

        @Bean
        MeteringProperties metering() {
            return new MeteringProperties(
                    Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofMinutes(3), CACHE_FOR, "Nuvem");
        }

        @Bean
        OfferedRegions regions() {
            return () -> List.of(REGION);
        }

        @Bean
        List<MeterSource> sources() {
            return List.of();
        }

        @Bean
        List<CarriedSource> carried() {
            return List.of();
        }
    }

    /** One record, by the owner's hand. */
    record Used(String name, Meter meter, String dimension, String quantity, Map<String, String> tags) {

        static Used machine(String name) {
            return new Used(name, Meter.VM_RUNNING, "u1.small", "1", Map.of());
        }

        Used tagged(String key, String value) {
            return new Used(name, meter, dimension, quantity, Map.of(key, value));
        }
    }

    <T> T bean(Class<T> type) {
        return MODULES.bean(type);
    }

    void now(String moment) {
        CLOCK.to(Instant.parse(moment));
        MODULES.postgres()
                .superuser()
                .execute(
                        "insert into metering.region_meter (region, looks, seen_until) values (?, 1, ?::timestamptz)"
                                + " on conflict (region) do update set seen_until = excluded.seen_until",
                        REGION.value(),
                        moment);
    }

    Actor somebody(ProviderRole role) {
        var person = bean(FakePeople.class).add("p" + UUID.randomUUID(), role);
        return new Actor(person.id(), person.displayName(), Door.PORTAL);
    }

    Actor member(Role role, @Nullable Project project) {
        var actor = somebody(ProviderRole.NONE);
        bean(Memberships.class)
                .grant(
                        owner,
                        new GrantRole(organization.id(), actor.person(), project == null ? null : project.id(), role));
        return actor;
    }

    private Organization founded() {
        var slug = "u" + UUID.randomUUID().toString().substring(0, 20);
        var result = bean(Organizations.class).found(owner, new FoundOrganization(slug, "Organization"));
        return ((Founded) result).organization();
    }

    Project project(String name) {
        var result = bean(Projects.class).create(owner, new CreateProject(organization.id(), name, REGION));
        return ((Created) result).project();
    }

    String uid(String name) {
        return organization.slug() + "." + name;
    }

    /** @param to null while it goes on */
    void record(Project project, Used used, String from, @Nullable String to) {
        var u = USAGE_RECORD;
        var begin = Instant.parse(from);
        MODULES.postgres()
                .superuser()
                .insertInto(u)
                .set(u.MONTH, Months.of(begin))
                .set(u.ORGANIZATION_ID, organization.id().value())
                .set(u.PROJECT_ID, project.id().value())
                .set(u.REGION, REGION.value())
                .set(u.METER, used.meter().name())
                .set(u.DIMENSION, used.dimension())
                .set(u.RESOURCE_KIND, used.meter() == Meter.VOLUME_SIZE ? "volume" : "virtual-machine")
                .set(u.RESOURCE_UID, uid(used.name()))
                .set(u.RESOURCE_NAME, used.name())
                .set(u.QUANTITY, new BigDecimal(used.quantity()))
                .set(u.TAGS, UsageRepository.json(used.tags()))
                .set(u.FROM_AT, begin.atOffset(UTC))
                .set(u.TO_AT, to == null ? null : Instant.parse(to).atOffset(UTC))
                .execute();
    }
}
