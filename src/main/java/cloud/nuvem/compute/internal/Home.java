package cloud.nuvem.compute.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import java.util.Optional;

/** Where a project lives. */
record Home(Region region, ProjectId project) {

    private static final String NAMESPACE_PREFIX = "nuvem-";

    /** Empty for a namespace that is no project's. */
    static Optional<Home> at(Region region, String namespace) {
        if (!namespace.startsWith(NAMESPACE_PREFIX)) {
            return Optional.empty();
        }
        var id = namespace.substring(NAMESPACE_PREFIX.length());
        return ProjectId.isValid(id) ? Optional.of(new Home(region, new ProjectId(id))) : Optional.empty();
    }

    static Home of(Project project) {
        return new Home(project.region(), project.id());
    }
}
