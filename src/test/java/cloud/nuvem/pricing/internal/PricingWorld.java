package cloud.nuvem.pricing.internal;

import cloud.nuvem.dev.Replica;
import cloud.nuvem.identity.FakePeople;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.pricing.UsageHistory;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;

/** Pricing on a real database, with staff at the provider and a clock to turn. */
final class PricingWorld implements AutoCloseable {

    static final Instant NOVEMBER_24 = Instant.parse("2026-11-24T08:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOVEMBER_24);
    private final Replica portal;

    @EnableConfigurationProperties(PricingProperties.class)
    static class Settings {}

    /** What the trail would hear. */
    static class Heard {
        private final List<Object> events = new java.util.concurrent.CopyOnWriteArrayList<>();

        @EventListener
        void on(cloud.nuvem.tenancy.TenantEvent event) {
            if (event.organization().equals(OrganizationId.PROVIDER)) {
                events.add(event);
            }
        }

        List<Object> events() {
            return events;
        }
    }

    PricingWorld(Class<?>... more) {
        var beans = new java.util.ArrayList<Class<?>>(List.of(Settings.class, Heard.class));
        beans.addAll(List.of(more));
        portal = new Replica(List.of("tenancy", "pricing"), new Turning(), beans.toArray(Class<?>[]::new));
    }

    <T> T bean(Class<T> type) {
        return portal.bean(type);
    }

    Actor admin() {
        return actor("root", ProviderRole.ADMIN);
    }

    Actor support() {
        return actor("sofia", ProviderRole.SUPPORT);
    }

    Actor customer() {
        return actor("ana", ProviderRole.NONE);
    }

    private Actor actor(String name, ProviderRole role) {
        var person = bean(FakePeople.class).add(name, role);
        return new Actor(person.id(), person.displayName(), Door.PORTAL);
    }

    Instant now() {
        return now.get();
    }

    void turn(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    @Override
    public void close() {
        portal.close();
    }

    private final class Turning extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    /** Metering that knows nothing but what the test gives it. */
    static class GivenUsage implements UsageHistory {
        private final List<OrganizationUsage> usage = new java.util.ArrayList<>();

        void add(OrganizationUsage given) {
            usage.add(given);
        }

        @Override
        public void read(java.time.YearMonth month, java.util.function.Consumer<OrganizationUsage> reader) {
            usage.forEach(reader);
        }
    }
}
