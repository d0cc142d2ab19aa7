package cloud.nuvem.shell;

import cloud.nuvem.identity.People;
import cloud.nuvem.identity.Person;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Tenants;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out where a URL leads for the person at the door, and remembers the project last opened. */
@Component
class Places {

    private final Tenants tenants;
    private final Actors actors;
    private final People people;

    Places(Tenants tenants, Actors actors, People people) {
        this.tenants = tenants;
        this.actors = actors;
        this.people = people;
    }

    Actor actor() {
        return actors.current(Actor.Door.PORTAL);
    }

    Person person() {
        return people.current();
    }

    /** Empty where the URL names a project or organization that is not there for this person. */
    Optional<Place> named(RouteParameters parameters) {
        var actor = actor();
        var project = parameters.get("project");
        if (project.isPresent()) {
            return project.filter(ProjectId::isValid)
                    .flatMap(id -> tenants.findProject(actor, new ProjectId(id)))
                    .flatMap(found -> place(actor, found));
        }
        return parameters
                .get("organization")
                .flatMap(slug -> tenants.findOrganization(actor, slug))
                .map(organization -> new Place(actor, organization, lastProjectOf(actor, organization)));
    }

    /** Where somebody goes who names nothing: the project last opened, else the first; empty for who belongs nowhere. */
    Optional<Place> last() {
        var actor = actor();
        var remembered = Optional.ofNullable(person().preferences().lastProject())
                .filter(ProjectId::isValid)
                .flatMap(id -> tenants.findProject(actor, new ProjectId(id)));
        return remembered
                .or(() -> tenants.projects(actor).stream().findFirst())
                .flatMap(project -> place(actor, project))
                .or(() -> organizations(actor).stream()
                        .findFirst()
                        .map(organization -> new Place(actor, organization, Optional.empty())));
    }

    /** As it is now: what was opened may have ended it. */
    Suspension suspension(Place place) {
        var before = place.organization().suspension();
        return before == Suspension.NONE
                ? before
                : tenants.findOrganization(place.actor(), place.organization().id())
                        .map(Organization::suspension)
                        .orElse(Suspension.NONE);
    }

    List<Organization> organizations(Actor actor) {
        return tenants.organizations(actor);
    }

    List<Project> projects(Actor actor) {
        return tenants.projects(actor);
    }

    void remember(Project project) {
        var person = person();
        var chosen = person.preferences();
        var id = project.id().value();
        if (!id.equals(chosen.lastProject())) {
            people.savePreferences(
                    person.id(),
                    new Person.Preferences(chosen.language(), chosen.timeZone(), chosen.colorScheme(), id));
        }
    }

    void save(Person.Preferences preferences) {
        people.savePreferences(person().id(), preferences);
    }

    private Optional<Place> place(Actor actor, Project project) {
        return tenants.findOrganization(actor, project.organization())
                .map(organization -> new Place(actor, organization, Optional.of(project)));
    }

    private Optional<Project> lastProjectOf(Actor actor, Organization organization) {
        var last = person().preferences().lastProject();
        var projects = projects(actor).stream()
                .filter(project -> project.organization().equals(organization.id()))
                .toList();
        return projects.stream()
                .filter(project -> project.id().value().equals(last))
                .findFirst()
                .or(() -> projects.stream().findFirst());
    }
}
