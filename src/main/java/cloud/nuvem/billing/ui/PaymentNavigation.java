package cloud.nuvem.billing.ui;

import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Tenants;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Payments for who may see money. */
@Component
class PaymentNavigation implements NavigationSource {

    private final Tenants tenants;
    private final Actors actors;
    private final Access access;

    PaymentNavigation(Tenants tenants, Actors actors, Access access) {
        this.tenants = tenants;
        this.actors = actors;
        this.access = access;
    }

    @Override
    public List<Entry> entries(Place place) {
        var actor = actors.current(Door.PORTAL);
        boolean may = tenants.findOrganization(actor, place.organization())
                .filter(organization ->
                        access.permissions(actor, organization.id()).contains(Permission.VIEW_BILLING))
                .isPresent();
        return may
                ? List.of(new Entry(
                        Group.BILLING,
                        30,
                        Glyph.SWAP,
                        Words.text("payments.title"),
                        PaymentsView.path(place.organization()),
                        null))
                : List.of();
    }
}
