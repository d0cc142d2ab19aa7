package cloud.nuvem.tenancy.rest;

import cloud.nuvem.tenancy.Project;
import java.time.Instant;

/**
 * @param id the name in paths; never changes
 * @param organization slug
 */
record ProjectResponse(String id, String organization, String name, String region, Instant createdAt) {

    static ProjectResponse of(Project project, String organization) {
        return new ProjectResponse(
                project.id().value(),
                organization,
                project.name(),
                project.region().value(),
                project.createdAt());
    }
}
