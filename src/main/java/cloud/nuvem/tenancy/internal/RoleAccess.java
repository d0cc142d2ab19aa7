package cloud.nuvem.tenancy.internal;

import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.OrganizationMember;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.ProviderPermission;
import cloud.nuvem.tenancy.Role;
import cloud.nuvem.tenancy.TenantScope;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides by the roles in the database, read anew on every call. */
@Component
class RoleAccess implements Access {

    private final TenantScope scope;
    private final StandingQueries standings;
    private final ProviderAccess providers;

    RoleAccess(TenantScope scope, StandingQueries standings, ProviderAccess providers) {
        this.scope = scope;
        this.standings = standings;
        this.providers = providers;
    }

    @Override
    public void require(Actor actor, ProviderPermission permission) {
        providers.denies(actor, permission).ifPresent(denied -> {
            throw new DeniedException(denied);
        });
    }

    @Override
    public Set<ProviderPermission> providerPermissions(Actor actor) {
        return providers.permissions(actor);
    }

    @Override
    public ProjectMember require(Actor actor, ProjectId project, Permission permission) {
        return granted(decide(actor, project, permission));
    }

    @Override
    public OrganizationMember require(Actor actor, OrganizationId organization, Permission permission) {
        return granted(decide(actor, organization, permission));
    }

    @Override
    public Set<Permission> permissions(Actor actor, ProjectId project) {
        return standing(actor, project).map(Standing::permissions).orElse(Set.of());
    }

    @Override
    public Set<Permission> permissions(Actor actor, OrganizationId organization) {
        return standing(actor, organization).map(Standing::permissions).orElse(Set.of());
    }

    Decision<ProjectMember> decide(Actor actor, ProjectId id, Permission permission) {
        var found = standing(actor, id);
        if (found.isEmpty()) {
            return new Decision.Absent<>(new Denied.Absent("project"));
        }
        var standing = found.get();
        return decide(
                standing,
                standing.roles(),
                permission,
                role -> new ProjectMember(actor.person(), standing.project(), role));
    }

    Decision<OrganizationMember> decide(Actor actor, OrganizationId id, Permission permission) {
        var found = standing(actor, id);
        if (found.isEmpty()) {
            return new Decision.Absent<>(new Denied.Absent("organization"));
        }
        var standing = found.get();
        var held = Stream.concat(standing.roles().stream(), standing.projectRoles().stream())
                .toList();
        return decide(
                standing,
                held,
                permission,
                role -> new OrganizationMember(actor.person(), standing.organization(), role));
    }

    private static <M> Decision<M> decide(
            Standing standing, Collection<Role> held, Permission permission, Function<Role, M> proof) {
        Optional<Role> allowing = standing.roleAllowing(permission);
        if (allowing.isPresent()) {
            return new Decision.Granted<>(proof.apply(allowing.get()), standing.organization());
        }
        var strongest = held.stream().sorted().findFirst().orElseThrow();
        return new Decision.TooWeak<>(new Denied.RoleTooWeak(strongest, permission), standing.organization());
    }

    private static <M> M granted(Decision<M> decision) {
        return switch (decision) {
            case Decision.Granted<M>(var member, var _) -> member;
            case Decision.TooWeak<M>(var denied, var _) -> throw new DeniedException(denied);
            case Decision.Absent<M>(var denied) -> throw new DeniedException(denied);
        };
    }

    private Optional<Standing.InProject> standing(Actor actor, ProjectId project) {
        return standings.inProject(actor.person(), project);
    }

    private Optional<Standing.InOrganization> standing(Actor actor, OrganizationId organization) {
        return scope.of(actor.person(), () -> standings.inOrganization(actor.person(), organization));
    }
}
