package cloud.nuvem.metering.internal;

import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectDirectory;
import cloud.nuvem.tenancy.ProjectDirectory.ListedProject;
import cloud.nuvem.tenancy.ProjectId;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who pays for which project. A deleted project's last minutes are paid as well. */
@Component
class ProjectOwners {

    private final ProjectDirectory projects;

    ProjectOwners(ProjectDirectory projects) {
        this.projects = projects;
    }

    Map<ProjectId, OrganizationId> all() {
        return Stream.concat(projects.all().stream(), projects.deleted().stream())
                .map(ListedProject::project)
                .collect(Collectors.toMap(
                        project -> project.id(), project -> project.organization(), (one, same) -> one));
    }
}
