package cloud.nuvem.cluster.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectDirectory;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Projects as tests make them up. */
final class FakeDirectory implements ProjectDirectory {

    private final Map<ProjectId, ListedProject> living = new ConcurrentHashMap<>();
    private final Map<ProjectId, ListedProject> deleted = new ConcurrentHashMap<>();

    Project add(String id, Region region) {
        var project = project(id, region);
        living.put(project.id(), new ListedProject(project, "acme", Suspension.NONE));
        return project;
    }

    void delete(Project project) {
        var listed = living.remove(project.id());
        if (listed != null) {
            deleted.put(project.id(), listed);
        }
    }

    static Project project(String id, Region region) {
        return new Project(new ProjectId(id), new OrganizationId(UUID.randomUUID()), id, region, Instant.now());
    }

    @Override
    public List<ListedProject> all() {
        return List.copyOf(living.values());
    }

    @Override
    public List<ListedProject> deleted() {
        return List.copyOf(deleted.values());
    }
}
