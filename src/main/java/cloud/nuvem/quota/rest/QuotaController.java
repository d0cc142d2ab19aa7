package cloud.nuvem.quota.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.quota.Quotas;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an organization may use and what it uses; any of its members may know. */
@RestController
@RequestMapping("/api/v1/organizations/{organization}/quota")
@Tag(name = "Organizations")
class QuotaController {

    private final Quotas quotas;
    private final Tenants tenants;
    private final Actors actors;

    QuotaController(Quotas quotas, Tenants tenants, Actors actors) {
        this.quotas = quotas;
        this.tenants = tenants;
        this.actors = actors;
    }

    @GetMapping
    @Operation(summary = "Limits of an organization and what is used of them")
    Items<LimitResponse> show(@PathVariable String organization) {
        var found = tenants.findOrganization(actors.current(Actor.Door.API), organization)
                .orElseThrow(() -> ApiRefusal.absent("organization"));
        return Items.all(quotas.usage(found.id()), LimitResponse::of);
    }

    /**
     * One limit.
     *
     * @param limit what is limited, with its unit: {@code virtualMachines}, {@code vcpus}, {@code memoryGib},
     *     {@code volumeGib}
     */
    record LimitResponse(String limit, long used, long allowed, long free) {

        static LimitResponse of(Quotas.Usage usage) {
            return new LimitResponse(name(usage.limit()), usage.used(), usage.allowed(), usage.free());
        }

        static String name(Quotas.Limit limit) {
            var words = limit.name().toLowerCase(Locale.ROOT).split("_", -1);
            var name = new StringBuilder(words[0]);
            for (int i = 1; i < words.length; i++) {
                name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
            }
            return name.toString();
        }
    }
}
