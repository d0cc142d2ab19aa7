package cloud.nuvem.pricing.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.pricing.Plans;
import cloud.nuvem.pricing.Plans.AssignPlan;
import cloud.nuvem.pricing.Plans.ChangePlan;
import cloud.nuvem.pricing.Plans.ChangePlanResult;
import cloud.nuvem.pricing.Plans.CreatePlan;
import cloud.nuvem.pricing.Plans.PlanDetails;
import cloud.nuvem.pricing.PricingChange;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.OrganizationId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Plans, for the provider's staff. */
@Tag(name = "Provider")
@RestController
@RequestMapping("/api/v1/provider")
class PlanController {

    private final Plans plans;
    private final Actors actors;

    PlanController(Plans plans, Actors actors) {
        this.plans = plans;
        this.actors = actors;
    }

    /** @param organizations how many were put on it; on the default plan are all others too */
    record PlanResponse(
            String id,
            String name,
            boolean isDefault,
            boolean offered,
            @Nullable String currency,
            long organizations,
            List<TermsResponse> terms) {

        static PlanResponse of(PlanDetails plan) {
            var currency = plan.currency();
            return new PlanResponse(
                    plan.plan().id(),
                    plan.plan().name(),
                    plan.isDefault(),
                    plan.offered(),
                    currency == null ? null : currency.getCurrencyCode(),
                    plan.organizations(),
                    plan.terms().stream().map(TermsResponse::of).toList());
        }
    }

    /** What it was or will be made of, newest first. */
    record TermsResponse(String validFrom, String priceList, String discountPercent) {
        static TermsResponse of(Plans.Terms terms) {
            return new TermsResponse(
                    terms.validFrom().toString(),
                    terms.priceList(),
                    terms.discountPercent().toPlainString());
        }
    }

    /** @param priceList name of its price lists */
    record CreateRequest(
            @NotNull String id,
            @NotNull String name,
            @NotNull String priceList,
            @Nullable String discountPercent,
            @Nullable Boolean offered) {}

    /** @param validFrom from when list and discount count; left out for now */
    record ChangeRequest(
            @NotNull String name,
            @NotNull String priceList,
            @Nullable String discountPercent,
            @Nullable Boolean offered,
            @Nullable Instant validFrom) {}

    /** @param validFrom left out for now */
    record AssignRequest(@NotNull String plan, @Nullable Instant validFrom) {}

    @Operation(summary = "Lists all plans")
    @GetMapping("/plans")
    Items<PlanResponse> list() {
        return Items.all(plans.all(actor()), PlanResponse::of);
    }

    @Operation(summary = "Shows one plan")
    @GetMapping("/plans/{plan}")
    PlanResponse show(@PathVariable String plan) {
        return PlanResponse.of(find(plan));
    }

    @Operation(summary = "Who changed what of a plan, newest first")
    @GetMapping("/plans/{plan}/history")
    Items<PricingChange> history(@PathVariable String plan) {
        return Items.all(plans.history(actor(), find(plan).plan().id()), Function.identity());
    }

    @Operation(summary = "Creates a plan; its quotas begin as those of the default plan")
    @PostMapping("/plans")
    ResponseEntity<PlanResponse> create(@Valid @RequestBody CreateRequest request) {
        var command = new CreatePlan(
                request.id(),
                request.name(),
                request.priceList(),
                percent(request.discountPercent()),
                Boolean.TRUE.equals(request.offered()));
        var plan = changed(plans.create(actor(), command));
        return ResponseEntity.created(URI.create("/api/v1/provider/plans/" + plan.id()))
                .body(plan);
    }

    @Operation(summary = "Changes a plan: name and offer at once, price list and discount from a moment on")
    @PutMapping("/plans/{plan}")
    PlanResponse change(@PathVariable String plan, @Valid @RequestBody ChangeRequest request) {
        var command = new ChangePlan(
                plan,
                request.name(),
                request.priceList(),
                percent(request.discountPercent()),
                Boolean.TRUE.equals(request.offered()),
                request.validFrom());
        return changed(plans.change(actor(), command));
    }

    @Operation(summary = "Puts an organization on a plan, from now or a moment to come")
    @PutMapping("/organizations/{id}/plan")
    PlanResponse assign(@PathVariable String id, @Valid @RequestBody AssignRequest request) {
        return changed(plans.assign(actor(), new AssignPlan(organization(id), request.plan(), request.validFrom())));
    }

    private PlanDetails find(String id) {
        return plans.find(actor(), id).orElseThrow(() -> new RefusedException(new ChangePlanResult.UnknownPlan()));
    }

    private static PlanResponse changed(ChangePlanResult result) {
        if (result instanceof Refusal refusal) {
            throw new RefusedException(refusal);
        }
        return PlanResponse.of(((ChangePlanResult.Changed) result).plan());
    }

    private static BigDecimal percent(@Nullable String text) {
        if (text == null) {
            return BigDecimal.ZERO;
        }
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
            throw ApiRefusal.field("plan.invalid-discount", "discountPercent");
        }
        return new BigDecimal(text);
    }

    private Actor actor() {
        return actors.current(Door.API);
    }

    private static OrganizationId organization(String text) {
        try {
            return new OrganizationId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw ApiRefusal.absent("organization");
        }
    }
}
