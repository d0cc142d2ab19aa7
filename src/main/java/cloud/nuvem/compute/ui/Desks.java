package cloud.nuvem.compute.ui;

import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Tenants;
import com.vaadin.flow.router.RouteParameters;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Seats the person at the door at the project that the URL names. */
@Component
class Desks {

    private final Actors actors;
    private final Tenants tenants;
    private final Access access;

    Desks(Actors actors, Tenants tenants, Access access) {
        this.actors = actors;
        this.tenants = tenants;
        this.access = access;
    }

    /** @throws DeniedException for a project that is not there for this person, or whose resources are not theirs to see */
    Desk at(RouteParameters parameters) {
        var actor = actor();
        var project = parameters
                .get("project")
                .filter(ProjectId::isValid)
                .flatMap(id -> tenants.findProject(actor, new ProjectId(id)))
                .orElseThrow(() -> new DeniedException(new Denied.Absent("project")));
        access.require(actor, project.id(), Permission.VIEW_RESOURCES);
        return desk(actor, project);
    }

    Actor actor() {
        return actors.current(Actor.Door.PORTAL);
    }

    boolean maySee(Actor actor, ProjectId project) {
        return access.permissions(actor, project).contains(Permission.VIEW_RESOURCES);
    }

    Set<Permission> permissions(ProjectId project) {
        return access.permissions(actor(), project);
    }

    private Desk desk(Actor actor, Project project) {
        return new Desk(actor, project, access.permissions(actor, project.id()));
    }
}
