package cloud.nuvem.billing.ui;

import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Tenants;
import com.vaadin.flow.router.RouteParameters;
import org.springframework.stereotype.Component;

/** Seats the person at the door before the money of the organization that the URL names. */
@Component
class BillingDesks {

    private final Actors actors;
    private final Tenants tenants;
    private final Access access;

    BillingDesks(Actors actors, Tenants tenants, Access access) {
        this.actors = actors;
        this.tenants = tenants;
        this.access = access;
    }

    /** @throws DeniedException for an organization that is not there for this person, or whose money is not theirs to see */
    BillingDesk at(RouteParameters parameters) {
        var actor = actors.current(Door.PORTAL);
        var organization = parameters
                .get("organization")
                .flatMap(slug -> tenants.findOrganization(actor, slug))
                .orElseThrow(() -> new DeniedException(new Denied.Absent("organization")));
        access.require(actor, organization.id(), Permission.VIEW_BILLING);
        return new BillingDesk(actor, organization, access.permissions(actor, organization.id()));
    }
}
