package cloud.nuvem.quota.internal;

import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Plans;
import cloud.nuvem.pricing.PricingChange;
import cloud.nuvem.tenancy.Actor;
import java.util.List;
import java.util.Optional;

/** Every plan is there whose id does not begin with “no-”; quotas need no more of plans. */
final class AnyPlan implements Plans {

    @Override
    public List<PlanDetails> all(Actor actor) {
        return List.of();
    }

    @Override
    public Optional<PlanDetails> find(Actor actor, String id) {
        return id.startsWith("no-")
                ? Optional.empty()
                : Optional.of(new PlanDetails(new Plan(id, id), false, true, null, List.of(), 0));
    }

    @Override
    public List<PricingChange> history(Actor actor, String id) {
        return List.of();
    }

    @Override
    public ChangePlanResult create(Actor actor, CreatePlan command) {
        throw new UnsupportedOperationException("plans are pricing's");
    }

    @Override
    public ChangePlanResult change(Actor actor, ChangePlan command) {
        throw new UnsupportedOperationException("plans are pricing's");
    }

    @Override
    public ChangePlanResult assign(Actor actor, AssignPlan command) {
        throw new UnsupportedOperationException("plans are pricing's");
    }
}
