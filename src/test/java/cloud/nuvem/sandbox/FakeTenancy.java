package cloud.nuvem.sandbox;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.OrganizationMember;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.ProviderPermission;
import cloud.nuvem.tenancy.Role;
import cloud.nuvem.tenancy.Tenants;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Acme with three projects; what the person may do can be narrowed by a test. */
@TestComponent
public class FakeTenancy implements Tenants, Access {

    public static final OrganizationId ACME = new OrganizationId(new UUID(0, 2));
    public static final ProjectId PRODUCTION = new ProjectId("shop-production");
    public static final ProjectId EMPTY = new ProjectId("shop-next");

    private static final Instant FOUNDED = Instant.parse("2026-02-03T09:00:00Z");

    private Set<Permission> allowed = EnumSet.allOf(Permission.class);
    private Set<ProviderPermission> provider = Set.of();
    private Organization.Suspension suspension = Organization.Suspension.NONE;

    public void allowOnly(Set<Permission> permissions) {
        allowed = permissions;
    }

    /** Makes the person one of the provider's staff. */
    public void employ(Set<ProviderPermission> permissions) {
        provider = permissions;
    }

    @Override
    public Set<ProviderPermission> providerPermissions(Actor actor) {
        return provider;
    }

    @Override
    public void require(Actor actor, ProviderPermission permission) {
        if (!provider.contains(permission)) {
            throw new DeniedException(
                    provider.isEmpty() ? new Denied.Absent("provider") : new Denied.ProviderRoleTooWeak());
        }
    }

    public void reset() {
        provider = Set.of();
        allowed = EnumSet.allOf(Permission.class);
        suspension = Organization.Suspension.NONE;
    }

    public void suspend(Organization.Suspension how) {
        suspension = how;
    }

    @Override
    public List<Organization> organizations(Actor actor) {
        return List.of(acme());
    }

    @Override
    public Optional<Organization> findOrganization(Actor actor, String slug) {
        return Optional.of(acme()).filter(organization -> organization.slug().equals(slug));
    }

    private Organization acme() {
        return new Organization(ACME, "acme", "Acme", suspension, FOUNDED);
    }

    @Override
    public List<Project> projects(Actor actor) {
        return List.of(project(EMPTY), project(PRODUCTION), project(new ProjectId("shop-staging")));
    }

    @Override
    public Optional<Project> findProject(Actor actor, ProjectId project) {
        return projects(actor).stream()
                .filter(known -> known.id().equals(project))
                .findFirst();
    }

    @Override
    public Optional<Organization> findOrganization(Actor actor, OrganizationId organization) {
        return organization.equals(ACME) ? Optional.of(acme()) : Optional.empty();
    }

    @Override
    public ProjectMember require(Actor actor, ProjectId project, Permission permission) {
        var found = findProject(actor, project).orElseThrow(() -> new DeniedException(new Denied.Absent("project")));
        if (!allowed.contains(permission)) {
            throw new DeniedException(new Denied.RoleTooWeak(Role.VIEWER, permission));
        }
        return new ProjectMember(actor.person(), found, Role.OWNER);
    }

    @Override
    public OrganizationMember require(Actor actor, OrganizationId organization, Permission permission) {
        return new OrganizationMember(actor.person(), acme(), Role.OWNER);
    }

    @Override
    public Set<Permission> permissions(Actor actor, ProjectId project) {
        return allowed;
    }

    @Override
    public Set<Permission> permissions(Actor actor, OrganizationId organization) {
        return allowed;
    }

    private static Project project(ProjectId id) {
        return new Project(id, ACME, id.value(), new Region("fra-1"), FOUNDED);
    }
}
