package cloud.nuvem.shell;

import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Tenants;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The project's home and what belongs to the whole organization: only what this person may open. */
@Component
class OrganizationNavigation implements NavigationSource {

    private final Places places;
    private final Tenants tenants;
    private final Access access;

    OrganizationNavigation(Places places, Tenants tenants, Access access) {
        this.places = places;
        this.tenants = tenants;
        this.access = access;
    }

    @Override
    public List<Entry> entries(Place place) {
        var entries = new ArrayList<Entry>();
        if (place.project() != null) {
            entries.add(entry(Group.NONE, 0, Glyph.HOME, "overview", "p/" + place.project()));
        }
        var organization = "o/" + place.organization();
        var may = permissions(place.organization());
        if (may.contains(Permission.VIEW_AUDIT)) {
            entries.add(entry(Group.OBSERVE, 20, Glyph.LOCK, "activity", organization + "/audit"));
        }
        entries.add(entry(Group.TEAM, 10, Glyph.BOX, "projects", organization + "/projects"));
        if (may.contains(Permission.MANAGE_MEMBERS)) {
            entries.add(entry(Group.TEAM, 20, Glyph.PEOPLE, "members", organization + "/members"));
        }
        entries.add(entry(Group.TEAM, 30, Glyph.CODE, "tokens", organization + "/tokens"));
        return entries;
    }

    private Set<Permission> permissions(String slug) {
        var actor = places.actor();
        return tenants.findOrganization(actor, slug)
                .map(organization -> access.permissions(actor, organization.id()))
                .orElse(Set.of());
    }

    private static Entry entry(Group group, int order, Glyph glyph, String name, String path) {
        return new Entry(group, order, glyph, Words.text("shell.page." + name), path, null);
    }
}
