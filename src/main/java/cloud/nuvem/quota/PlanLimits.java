package cloud.nuvem.quota;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.RefusedByGate;
import java.util.List;
import java.util.Map;

/** What each plan allows, for the provider's staff. A change counts at once, and takes nothing that is there already. */
public interface PlanLimits {

    /**
     * In each limit's unit; all limits there are.
     *
     * @throws cloud.nuvem.tenancy.DeniedException for everybody but the provider's staff
     */
    Map<Limit, Long> of(Actor actor, String plan);

    /** Takes the place of those named; others stay. */
    SetPlanLimitsResult set(Actor actor, String plan, Map<Limit, Long> allowed);

    /** What became of it. */
    sealed interface SetPlanLimitsResult {
        /** What the plan allows now. */
        record Changed(Map<Limit, Long> allowed) implements SetPlanLimitsResult {}

        /** Less than nothing, or more than a thousand million. */
        record InvalidAmount(Limit limit) implements SetPlanLimitsResult, Refusal {
            @Override
            public String code() {
                return "plan-limit.invalid-amount";
            }

            @Override
            public List<Object> arguments() {
                return List.of(limit);
            }

            @Override
            public String field() {
                return limit.name();
            }
        }

        /** There is no such plan. */
        record UnknownPlan() implements SetPlanLimitsResult, Refusal {
            @Override
            public String code() {
                return "absent.plan";
            }

            @Override
            public Kind kind() {
                return Kind.ABSENT;
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements SetPlanLimitsResult, RefusedByGate {}
    }
}
