package cloud.nuvem.tenancy.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Organizations")
@RestController
@RequestMapping("/api/v1/organizations")
class OrganizationController {

    private final Tenants tenants;
    private final Actors actors;

    OrganizationController(Tenants tenants, Actors actors) {
        this.tenants = tenants;
        this.actors = actors;
    }

    @Operation(summary = "Lists the organizations the caller belongs to, by name")
    @GetMapping
    Items<OrganizationResponse> list() {
        return Items.all(tenants.organizations(actors.current(Door.API)), OrganizationResponse::of);
    }

    @Operation(summary = "Shows one organization")
    @GetMapping("/{organization}")
    OrganizationResponse show(@PathVariable String organization) {
        return tenants.findOrganization(actors.current(Door.API), organization)
                .map(OrganizationResponse::of)
                .orElseThrow(() -> ApiRefusal.absent("organization"));
    }

    /**
     * @param slug the name in paths
     * @param suspension {@code none}, {@code new_resources_blocked} or {@code compute_stopped}
     */
    record OrganizationResponse(String slug, String name, String suspension, Instant createdAt) {

        static OrganizationResponse of(Organization organization) {
            return new OrganizationResponse(
                    organization.slug(),
                    organization.name(),
                    organization.suspension().name().toLowerCase(Locale.ROOT),
                    organization.createdAt());
        }
    }
}
