package cloud.nuvem.compute.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;

/** Where a project lives. */
record Home(Region region, ProjectId project) {

    static Home of(Project project) {
        return new Home(project.region(), project.id());
    }
}
