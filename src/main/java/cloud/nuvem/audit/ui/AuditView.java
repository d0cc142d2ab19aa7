package cloud.nuvem.audit.ui;

import cloud.nuvem.audit.AuditTrail;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Tenants;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** Who did what in an organization. */
@Route("o/:organization/audit")
@PermitAll
class AuditView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final AuditTrail trail;
    private final Tenants tenants;
    private final Actors actors;
    private final Access access;

    AuditView(AuditTrail trail, Tenants tenants, Actors actors, Access access) {
        this.trail = trail;
        this.tenants = tenants;
        this.actors = actors;
        this.access = access;
        addClassNames("nv-full", "nv-list");
    }

    @Override
    public String title() {
        return Words.text("audit.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var actor = actors.current(Door.PORTAL);
        var organization = event.getRouteParameters()
                .get("organization")
                .flatMap(slug -> tenants.findOrganization(actor, slug))
                .orElseThrow(() -> new DeniedException(new Denied.Absent("organization")));
        access.require(actor, organization.id(), Permission.VIEW_AUDIT);
        var projects = tenants.projects(actor).stream()
                .filter(project -> project.organization().equals(organization.id()))
                .toList();
        var desk = new AuditDesk(trail, actor, organization, projects);
        var filter = AuditChoice.of(event.getLocation().getQueryParameters());
        removeAll();
        var list = new AuditList(desk, filter);
        var actions = new AuditActions(desk, list::choice);
        add(
                new PageHeader(title())
                        .sentence(Words.text("audit.sentence", organization.name()))
                        .actions(actions.verify(), actions.export()),
                list);
    }
}
