package cloud.nuvem.shell;

import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.ui.NavigationSource;
import java.util.Optional;

/** Who is where: the organization always, the project where there is one. */
record Place(Actor actor, Organization organization, Optional<Project> project) {

    NavigationSource.Place forModules() {
        return new NavigationSource.Place(
                project.map(known -> known.id().value()).orElse(null), organization.slug());
    }

    /** Home of the project; of the organization where there is no project. */
    String path() {
        return project.map(known -> "p/" + known.id().value()).orElse("o/" + organization.slug() + "/projects");
    }
}
