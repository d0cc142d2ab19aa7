package cloud.nuvem.tenancy.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.OrganizationAttempt;
import cloud.nuvem.tenancy.Actions.ProjectAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.Projects;
import cloud.nuvem.tenancy.TenantScope;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

@Service
class ProjectService implements Projects {

    private final Access access;
    private final Actions actions;
    private final TenantScope scope;
    private final ProjectRegister register;
    private final ObjectProvider<OfferedRegions> regions;
    private final ObjectProvider<Residents> residents;

    ProjectService(
            Access access,
            Actions actions,
            TenantScope scope,
            ProjectRegister register,
            ObjectProvider<OfferedRegions> regions,
            ObjectProvider<Residents> residents) {
        this.access = access;
        this.actions = actions;
        this.scope = scope;
        this.register = register;
        this.regions = regions;
        this.residents = residents;
    }

    @Override
    public List<Region> regions() {
        return regions.stream()
                .flatMap(offer -> offer.offered().stream())
                .distinct()
                .sorted(Comparator.comparing(Region::value))
                .toList();
    }

    @Override
    public List<ResourceRef> residents(Actor actor, ProjectId project) {
        access.require(actor, project, Permission.VIEW_RESOURCES);
        return residentsOf(project);
    }

    private List<ResourceRef> residentsOf(ProjectId project) {
        return residents.stream().flatMap(source -> source.in(project).stream()).toList();
    }

    @Override
    public CreateProjectResult create(Actor actor, CreateProject command) {
        var attempt = new OrganizationAttempt(
                actor,
                TenancyActions.CREATE_PROJECT,
                command.organization(),
                new ResourceRef("project", null, command.name()));
        return actions.inOrganization(attempt, CreateProjectResult.NotAllowed::new, member -> create(command));
    }

    private CreateProjectResult create(CreateProject command) {
        var name = DisplayName.of(command.name());
        if (name.isEmpty()) {
            return new CreateProjectResult.InvalidName();
        }
        if (!regions().contains(command.region())) {
            return new CreateProjectResult.UnknownRegion(command.region().value());
        }
        return scope.of(
                command.organization(), () -> register.add(command.organization(), name.get(), command.region()));
    }

    @Override
    public DeleteProjectResult delete(Actor actor, ProjectId project, String typedName) {
        var attempt = new ProjectAttempt(
                actor,
                TenancyActions.DELETE_PROJECT,
                project,
                new ResourceRef("project", project.value(), project.value()));
        return actions.inProject(attempt, DeleteProjectResult.NotAllowed::new, member -> delete(member, typedName));
    }

    private DeleteProjectResult delete(ProjectMember member, String typedName) {
        Project project = member.project();
        if (!typedName.strip().equals(project.name())) {
            return new DeleteProjectResult.ConfirmationDiffers();
        }
        var found = residentsOf(project.id());
        if (!found.isEmpty()) {
            return new DeleteProjectResult.NotEmpty(found);
        }
        scope.of(project.organization(), () -> register.remove(project));
        return new DeleteProjectResult.Deleted(project);
    }
}
