package cloud.nuvem.quota.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.Replica;
import cloud.nuvem.identity.FakePeople;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.pricing.PlanCreated;
import cloud.nuvem.quota.PlanLimits;
import cloud.nuvem.quota.PlanLimits.SetPlanLimitsResult;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

class SettingPlanLimitsTests {

    private static Replica portal;

    private final Actor root = somebody(ProviderRole.ADMIN);
    private final String plan = "plan-" + UUID.randomUUID().toString().substring(0, 8);

    @EnableConfigurationProperties(QuotaProperties.class)
    @Import({PricesOfNothing.class, AnyPlan.class, CountingCluster.class})
    static class Settings {}

    @BeforeAll
    static void start() {
        portal = new Replica(List.of("tenancy", "quota"), Clock.systemUTC(), Settings.class);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void givesANewPlanWhatTheDefaultPlanAllows() {
        portal.bean(PlanLimitService.class).on(new PlanCreated(plan, "standard"));

        assertThat(limits().of(root, plan)).isEqualTo(limits().of(root, "standard"));
    }

    @Test
    void changesTheLimitsNamedAndNoOther() {
        portal.bean(PlanLimitService.class).on(new PlanCreated(plan, "standard"));

        assertThat(limits().set(root, plan, Map.of(Limit.VCPUS, 7L))).isInstanceOf(SetPlanLimitsResult.Changed.class);
        assertThat(limits().of(root, plan)).containsEntry(Limit.VCPUS, 7L).containsEntry(Limit.MEMORY_GIB, 512L);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(limits().set(root, plan, Map.of(Limit.VCPUS, -1L)))
                .isEqualTo(new SetPlanLimitsResult.InvalidAmount(Limit.VCPUS));
        assertThat(limits().set(root, "no-plan", Map.of())).isInstanceOf(SetPlanLimitsResult.UnknownPlan.class);
    }

    @Test
    void letsSupportLookAndNobodyElseKnow() {
        var support = somebody(ProviderRole.SUPPORT);
        var customer = somebody(ProviderRole.NONE);

        assertThat(limits().of(support, "standard")).isNotEmpty();
        assertThat(limits().set(support, plan, Map.of()))
                .isEqualTo(new SetPlanLimitsResult.NotAllowed(new Denied.ProviderRoleTooWeak()));
        assertThatThrownBy(() -> limits().of(customer, "standard")).isInstanceOf(DeniedException.class);
    }

    private static PlanLimits limits() {
        return portal.bean(PlanLimits.class);
    }

    private static Actor somebody(ProviderRole role) {
        var person = portal.bean(FakePeople.class).add("person", role);
        return new Actor(person.id(), person.displayName(), Door.PORTAL);
    }
}
