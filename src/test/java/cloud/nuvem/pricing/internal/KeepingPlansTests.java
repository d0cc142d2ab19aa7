package cloud.nuvem.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.MigratedPostgres;
import cloud.nuvem.pricing.Plans;
import cloud.nuvem.pricing.Plans.AssignPlan;
import cloud.nuvem.pricing.Plans.ChangePlan;
import cloud.nuvem.pricing.Plans.ChangePlanResult;
import cloud.nuvem.pricing.Plans.CreatePlan;
import cloud.nuvem.pricing.Plans.PlanDetails;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepingPlansTests {

    private static final PricingWorld WORLD = new PricingWorld();
    private static final Plans PLANS = WORLD.bean(Plans.class);

    private final Actor root = WORLD.admin();
    private final String id = "plan-" + UUID.randomUUID().toString().substring(0, 8);
    private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void createsAPlanAndPutsAnOrganizationOnIt() {
        var plan = create("10");
        assertThat(plan.terms().getFirst().discountPercent()).isEqualByComparingTo("10");

        var assigned = changed(PLANS.assign(root, new AssignPlan(organization, id, null)));

        assertThat(assigned.organizations()).isEqualTo(1);
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                WORLD.bean(Prices.class).plan(organization).id())
                        .isEqualTo(id));
        assertThat(PLANS.history(root, id)).extracting(change -> change.what()).containsExactly("assign", "create");
    }

    @Test
    void changesItsDiscountFromADate() {
        create("0");
        var newYear = Instant.parse("2027-01-01T00:00:00Z");

        var plan = changed(
                PLANS.change(root, new ChangePlan(id, "Renamed", "Standard EUR", new BigDecimal("5"), false, newYear)));

        assertThat(plan.plan().name()).isEqualTo("Renamed");
        assertThat(plan.terms()).hasSize(2);
        assertThat(plan.terms().getFirst().validFrom()).isEqualTo(newYear);
    }

    @Test
    void refusesWhatCannotBe() {
        create("0");
        var past = WORLD.now().minus(Duration.ofHours(1));

        assertThat(PLANS.create(root, new CreatePlan(id, "Twice", "Standard EUR", BigDecimal.ZERO, false)))
                .isEqualTo(new ChangePlanResult.IdTaken(id));
        assertThat(PLANS.create(root, new CreatePlan("Big", "x", "Standard EUR", BigDecimal.ZERO, false)))
                .isEqualTo(new ChangePlanResult.InvalidField("id"));
        assertThat(PLANS.create(root, new CreatePlan("x" + id, "x", "Standard EUR", new BigDecimal("101"), false)))
                .isEqualTo(new ChangePlanResult.InvalidField("discountPercent"));
        assertThat(PLANS.create(root, new CreatePlan("x" + id, "x", "None", BigDecimal.ZERO, false)))
                .isEqualTo(new ChangePlanResult.NoListInForce("None"));
        assertThat(PLANS.change(root, new ChangePlan(id, "x", "Standard USD", BigDecimal.ZERO, false, null)))
                .isEqualTo(new ChangePlanResult.CurrencyDiffers("EUR"));
        assertThat(PLANS.change(root, new ChangePlan(id, "x", "Standard EUR", BigDecimal.ONE, false, past)))
                .isInstanceOf(ChangePlanResult.BeginsInThePast.class);
        assertThat(PLANS.assign(root, new AssignPlan(organization, id, past)))
                .isInstanceOf(ChangePlanResult.BeginsInThePast.class);
    }

    @Test
    void changesTheCurrencyOnlyWithTheMonth() {
        assertThat(PLANS.assign(root, new AssignPlan(organization, "standard-usd", null)))
                .isInstanceOf(ChangePlanResult.CurrencyChangesWithTheMonth.class);
        var december = Instant.parse("2026-12-01T00:00:00Z");

        assertThat(PLANS.assign(root, new AssignPlan(organization, "standard-usd", december)))
                .isInstanceOf(ChangePlanResult.Changed.class);
        assertThat(PLANS.assign(root, new AssignPlan(organization, "standard", december.plusSeconds(3600))))
                .isInstanceOf(ChangePlanResult.CurrencyChangesWithTheMonth.class);
    }

    @Test
    void letsSupportLookAndNotChange() {
        assertThat(PLANS.all(WORLD.support())).isNotEmpty();
        assertThat(PLANS.assign(WORLD.support(), new AssignPlan(organization, "standard", null)))
                .isEqualTo(new ChangePlanResult.NotAllowed(new Denied.ProviderRoleTooWeak()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update pricing.plan_version set discount_percent = 50",
                "delete from pricing.plan_version",
                "update pricing.organization_plan set plan_id = 'standard'",
                "delete from pricing.organization_plan",
                "delete from pricing.change"
            })
    void neverMovesThePast(String sql) {
        create("0");
        PLANS.assign(root, new AssignPlan(organization, id, null));

        assertThatThrownBy(() -> MigratedPostgres.shared().superuser().execute(sql))
                .hasMessageContaining("never changes");
    }

    private PlanDetails create(String discount) {
        return changed(PLANS.create(root, new CreatePlan(id, "Own", "Standard EUR", new BigDecimal(discount), false)));
    }

    private static PlanDetails changed(ChangePlanResult result) {
        assertThat(result).isInstanceOf(ChangePlanResult.Changed.class);
        return ((ChangePlanResult.Changed) result).plan();
    }
}
