package cloud.nuvem.tenancy.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Projects.CreateProjectResult;
import cloud.nuvem.tenancy.TenantEvent.ProjectCreated;
import cloud.nuvem.tenancy.TenantEvent.ProjectDeleted;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes projects down and tells of it; called while their organization is bound. */
@Component
class ProjectRegister {

    private static final int ATTEMPTS = 10;

    private final ProjectRepository projects;
    private final ProjectIds ids;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProjectRegister(ProjectRepository projects, ProjectIds ids, ApplicationEventPublisher events, Clock clock) {
        this.projects = projects;
        this.ids = ids;
        this.events = events;
        this.clock = clock;
    }

    /** Tries another id when somebody has the first one. */
    CreateProjectResult add(OrganizationId organization, String name, Region region) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var project = new Project(ids.next(name), organization, name, region, now);
            if (projects.insert(project)) {
                events.publishEvent(new ProjectCreated(project, now));
                return new CreateProjectResult.Created(project);
            }
            if (projects.hasName(organization, name)) {
                return new CreateProjectResult.NameTaken(name);
            }
        }
        throw new IllegalStateException("no free project id after " + ATTEMPTS + " attempts");
    }

    /** Once; of two at the same time, the second finds it done. */
    boolean remove(Project project) {
        var now = clock.instant();
        var removed = projects.markDeleted(project, now);
        if (removed) {
            events.publishEvent(new ProjectDeleted(project, now));
        }
        return removed;
    }
}
