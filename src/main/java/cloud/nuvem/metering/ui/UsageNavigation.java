package cloud.nuvem.metering.ui;

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

/** Usage for who may see billing, gaps for the provider's staff. */
@Component
class UsageNavigation implements NavigationSource {

    private final Tenants tenants;
    private final Actors actors;
    private final Access access;

    UsageNavigation(Tenants tenants, Actors actors, Access access) {
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
                        20,
                        Glyph.GAUGE,
                        Words.text("usage.title"),
                        UsageDesk.path(place.organization()),
                        null))
                : List.of();
    }

    @Override
    public List<Entry> providerEntries() {
        return List.of(
                new Entry(Group.BILLING, 30, Glyph.WARN, Words.text("gaps.title"), "provider/metering-gaps", null));
    }
}
