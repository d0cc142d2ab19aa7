package cloud.nuvem.sandbox;

import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Plans;
import cloud.nuvem.pricing.PricingChange;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProviderPermission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;

/** The standard plan alone. */
@TestComponent
class FakePlans implements Plans {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");

    private final Access access;

    FakePlans(Access access) {
        this.access = access;
    }

    @Override
    public List<PlanDetails> all(Actor actor) {
        return find(actor, "standard").stream().toList();
    }

    @Override
    public Optional<PlanDetails> find(Actor actor, String id) {
        access.require(actor, ProviderPermission.VIEW);
        return id.equals("standard")
                ? Optional.of(new PlanDetails(
                        new Plan("standard", "Standard"),
                        true,
                        true,
                        EURO,
                        List.of(new Terms(OCTOBER, "Standard EUR", BigDecimal.TEN)),
                        0))
                : Optional.empty();
    }

    @Override
    public List<PricingChange> history(Actor actor, String id) {
        return List.of();
    }

    @Override
    public ChangePlanResult create(Actor actor, CreatePlan command) {
        return new ChangePlanResult.IdTaken(command.id());
    }

    @Override
    public ChangePlanResult change(Actor actor, ChangePlan command) {
        return new ChangePlanResult.UnknownPlan();
    }

    @Override
    public ChangePlanResult assign(Actor actor, AssignPlan command) {
        return new ChangePlanResult.UnknownPlan();
    }
}
