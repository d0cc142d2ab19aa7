package cloud.nuvem.pricing.ui;

import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.ProviderPermission;
import org.springframework.stereotype.Component;

/** Who of the provider's staff is at the page, and whether they may change what they see. */
@Component
class ProviderDesk {

    private final Actors actors;
    private final Access access;

    ProviderDesk(Actors actors, Access access) {
        this.actors = actors;
        this.access = access;
    }

    Actor actor() {
        return actors.current(Door.PORTAL);
    }

    /** For showing or hiding actions; the facades decide. */
    boolean mayChange() {
        return access.providerPermissions(actor()).contains(ProviderPermission.CHANGE);
    }
}
