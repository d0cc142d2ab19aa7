package cloud.nuvem.tenancy.internal;

import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.TenantScope;
import cloud.nuvem.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
class TenantService implements Tenants {

    private final TenantScope scope;
    private final StandingQueries standings;

    TenantService(TenantScope scope, StandingQueries standings) {
        this.scope = scope;
        this.standings = standings;
    }

    @Override
    public List<Organization> organizations(Actor actor) {
        return scope.of(actor.person(), () -> standings.organizations(actor.person()));
    }

    @Override
    public List<Project> projects(Actor actor) {
        return scope.of(actor.person(), () -> standings.projects(actor.person()));
    }

    @Override
    public Optional<Project> findProject(Actor actor, ProjectId project) {
        return standings.inProject(actor.person(), project).map(Standing.InProject::project);
    }

    @Override
    public Optional<Organization> findOrganization(Actor actor, OrganizationId organization) {
        return scope.of(actor.person(), () -> standings.inOrganization(actor.person(), organization))
                .map(Standing.InOrganization::organization);
    }

    @Override
    public Optional<Organization> findOrganization(Actor actor, String slug) {
        return organizations(actor).stream()
                .filter(organization -> organization.slug().equals(slug))
                .findFirst();
    }
}
