package cloud.nuvem.billing.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.IfMatch;
import cloud.nuvem.api.Items;
import cloud.nuvem.billing.BudgetId;
import cloud.nuvem.billing.Budgets;
import cloud.nuvem.billing.Budgets.BudgetResult;
import cloud.nuvem.billing.Budgets.BudgetStanding;
import cloud.nuvem.billing.Budgets.ChangeBudget;
import cloud.nuvem.billing.Budgets.CreateBudget;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Billing")
@RestController
@RequestMapping("/api/v1/organizations/{organization}")
class BudgetController {

    private final Budgets budgets;
    private final Tenants tenants;
    private final Actors actors;

    BudgetController(Budgets budgets, Tenants tenants, Actors actors) {
        this.budgets = budgets;
        this.tenants = tenants;
        this.actors = actors;
    }

    @Operation(summary = "Lists an organization's budgets with what the month cost so far, its own first")
    @GetMapping("/budgets")
    Items<BudgetResponse> list(@PathVariable String organization) {
        var actor = actor();
        return Items.all(budgets.of(actor, organizationOf(actor, organization)), BudgetResponse::of);
    }

    @Operation(summary = "Shows a budget with what the month cost so far")
    @GetMapping("/budgets/{id}")
    ResponseEntity<BudgetResponse> show(@PathVariable String organization, @PathVariable String id) {
        var actor = actor();
        return answer(ResponseEntity.ok(), find(actor, organizationOf(actor, organization), idOf(id)));
    }

    @Operation(summary = "Sets a budget for an organization or for one of its projects")
    @PostMapping("/budgets")
    ResponseEntity<BudgetResponse> create(
            @PathVariable String organization, @Valid @RequestBody BudgetRequests.Create request) {
        var actor = actor();
        var owner = organizationOf(actor, organization);
        var kept = kept(budgets.create(
                actor,
                new CreateBudget(
                        owner,
                        request.projectId(),
                        BudgetRequests.amount(request.amount()),
                        BudgetRequests.thresholds(request.thresholds()))));
        var place = URI.create("/api/v1/organizations/" + organization + "/budgets/" + kept);
        return answer(ResponseEntity.created(place), find(actor, owner, kept));
    }

    @Operation(summary = "Changes amount and thresholds; what the new amount does not justify is undone at once")
    @PutMapping("/budgets/{id}")
    ResponseEntity<BudgetResponse> change(
            @PathVariable String organization,
            @PathVariable String id,
            IfMatch ifMatch,
            @Valid @RequestBody BudgetRequests.Change request) {
        var actor = actor();
        var owner = organizationOf(actor, organization);
        var kept = kept(budgets.change(
                actor,
                new ChangeBudget(
                        owner,
                        idOf(id),
                        BudgetRequests.amount(request.amount()),
                        BudgetRequests.thresholds(request.thresholds()),
                        version(ifMatch))));
        return answer(ResponseEntity.ok(), find(actor, owner, kept));
    }

    @Operation(summary = "Removes a budget; what it had blocked or stopped may go on at once")
    @DeleteMapping("/budgets/{id}")
    ResponseEntity<Void> remove(@PathVariable String organization, @PathVariable String id) {
        var actor = actor();
        refuse(budgets.remove(actor, organizationOf(actor, organization), idOf(id)));
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "What was done about budgets, the latest first")
    @GetMapping("/budget-steps")
    Items<BudgetStepResponse> steps(@PathVariable String organization) {
        var actor = actor();
        return Items.all(budgets.steps(actor, organizationOf(actor, organization)), BudgetStepResponse::of);
    }

    private BudgetStanding find(Actor actor, OrganizationId organization, BudgetId id) {
        return budgets.of(actor, organization).stream()
                .filter(standing -> standing.budget().id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.absent("budget"));
    }

    private static ResponseEntity<BudgetResponse> answer(ResponseEntity.BodyBuilder builder, BudgetStanding standing) {
        return builder.eTag("\"" + standing.budget().version() + "\"").body(BudgetResponse.of(standing));
    }

    private static BudgetId kept(BudgetResult result) {
        refuse(result);
        return ((BudgetResult.Kept) result).budget().id();
    }

    private static void refuse(BudgetResult result) {
        if (result instanceof Refusal refusal) {
            throw new RefusedException(refusal);
        }
    }

    private static @Nullable Long version(IfMatch ifMatch) {
        var version = ifMatch.version();
        if (version == null) {
            return null;
        }
        return version.matches("[0-9]{1,18}") ? Long.valueOf(version) : Long.valueOf(-1);
    }

    private Actor actor() {
        return actors.current(Door.API);
    }

    private OrganizationId organizationOf(Actor actor, String slug) {
        return tenants.findOrganization(actor, slug)
                .orElseThrow(() -> ApiRefusal.absent("organization"))
                .id();
    }

    private static BudgetId idOf(String text) {
        try {
            return new BudgetId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw ApiRefusal.absent("budget");
        }
    }
}
