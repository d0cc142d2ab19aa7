package cloud.nuvem.quota.internal;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.PlanCreated;
import cloud.nuvem.pricing.Plans;
import cloud.nuvem.quota.PlanLimits;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProviderAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProviderPermission;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

@Service
class PlanLimitService implements PlanLimits {

    private static final long MOST = 1_000_000_000;

    private final Access access;
    private final Actions actions;
    private final Plans plans;
    private final PlanLimitRepository repository;

    PlanLimitService(Access access, Actions actions, Plans plans, PlanLimitRepository repository) {
        this.access = access;
        this.actions = actions;
        this.plans = plans;
        this.repository = repository;
    }

    @Override
    public Map<Limit, Long> of(Actor actor, String plan) {
        access.require(actor, ProviderPermission.VIEW);
        return repository.of(plan);
    }

    @Override
    public SetPlanLimitsResult set(Actor actor, String plan, Map<Limit, Long> allowed) {
        var attempt = new ProviderAttempt(actor, "plan.set-limits", new ResourceRef("plan", null, plan));
        return actions.forProvider(attempt, SetPlanLimitsResult.NotAllowed::new, () -> {
            if (plans.find(actor, plan).isEmpty()) {
                return new SetPlanLimitsResult.UnknownPlan();
            }
            for (var entry : allowed.entrySet()) {
                if (entry.getValue() < 0 || entry.getValue() > MOST) {
                    return new SetPlanLimitsResult.InvalidAmount(entry.getKey());
                }
            }
            repository.set(plan, allowed);
            return new SetPlanLimitsResult.Changed(repository.of(plan));
        });
    }

    /** A new plan allows what the one it is like does, and never less than intended: it is announced before anybody has it. */
    @EventListener
    void on(PlanCreated event) {
        repository.set(event.plan(), repository.of(event.like()));
    }
}
