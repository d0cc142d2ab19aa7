package cloud.nuvem.quota.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.quota.PlanLimits;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What plans allow, for the provider's staff. */
@Tag(name = "Provider")
@RestController
@RequestMapping("/api/v1/provider/plans/{plan}/limits")
class PlanLimitController {

    private final PlanLimits limits;
    private final Actors actors;

    PlanLimitController(PlanLimits limits, Actors actors) {
        this.limits = limits;
        this.actors = actors;
    }

    @Operation(summary = "What a plan allows")
    @GetMapping
    Map<String, Long> show(@PathVariable String plan) {
        return named(limits.of(actors.current(Door.API), plan));
    }

    @Operation(summary = "Changes what a plan allows; limits not named stay")
    @PutMapping
    Map<String, Long> set(@PathVariable String plan, @RequestBody Map<String, Long> allowed) {
        var wanted = new EnumMap<Limit, Long>(Limit.class);
        allowed.forEach((name, amount) -> wanted.put(limit(name), amount));
        var result = limits.set(actors.current(Door.API), plan, wanted);
        if (result instanceof Refusal refusal) {
            throw new RefusedException(refusal);
        }
        return named(((PlanLimits.SetPlanLimitsResult.Changed) result).allowed());
    }

    private static Map<String, Long> named(Map<Limit, Long> limits) {
        var named = new TreeMap<String, Long>();
        limits.forEach((limit, amount) -> named.put(QuotaController.LimitResponse.name(limit), amount));
        return named;
    }

    private static Limit limit(String name) {
        for (var limit : Limit.values()) {
            if (QuotaController.LimitResponse.name(limit).equals(name)) {
                return limit;
            }
        }
        throw ApiRefusal.field("invalid-value", name);
    }
}
