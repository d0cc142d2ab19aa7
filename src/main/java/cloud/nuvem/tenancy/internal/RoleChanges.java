package cloud.nuvem.tenancy.internal;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Memberships.ChangeRoleResult;
import cloud.nuvem.tenancy.Role;
import cloud.nuvem.tenancy.internal.RoleGrantRepository.Scope;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The rules of giving and taking roles; called while the organization is bound, one change at a time. */
@Component
class RoleChanges {

    private final OrganizationRepository organizations;
    private final ProjectRepository projects;
    private final RoleGrantRepository grants;
    private final Clock clock;

    RoleChanges(
            OrganizationRepository organizations, ProjectRepository projects, RoleGrantRepository grants, Clock clock) {
        this.organizations = organizations;
        this.projects = projects;
        this.grants = grants;
        this.clock = clock;
    }

    ChangeRoleResult grant(PersonId by, Scope target, Role role) {
        organizations.lock(target.organization());
        var project = target.project();
        if (project != null && (role == Role.OWNER || role == Role.BILLING)) {
            return new ChangeRoleResult.NotForOneProject(role);
        }
        if (project != null && !projects.has(target.organization(), project)) {
            return new ChangeRoleResult.UnknownProject();
        }
        if (mayNotGive(by, target, role)) {
            return new ChangeRoleResult.RoleBeyondOwn(role);
        }
        return replace(by, target, Optional.of(role));
    }

    ChangeRoleResult revoke(PersonId by, Scope target) {
        organizations.lock(target.organization());
        return replace(by, target, Optional.empty());
    }

    private ChangeRoleResult replace(PersonId by, Scope target, Optional<Role> role) {
        var held = grants.find(target);
        if (held.isPresent() && mayNotGive(by, target, held.get())) {
            return new ChangeRoleResult.RoleBeyondOwn(held.get());
        }
        var losesOwner = held.equals(Optional.of(Role.OWNER)) && !role.equals(held);
        if (losesOwner && !grants.hasOwnerBeside(target.organization(), target.person())) {
            return new ChangeRoleResult.LastOwner();
        }
        role.ifPresentOrElse(given -> grants.put(target, given, clock.instant()), () -> grants.remove(target));
        return new ChangeRoleResult.Changed();
    }

    private boolean mayNotGive(PersonId by, Scope target, Role role) {
        var own = grants.find(new Scope(target.organization(), by, null))
                .map(RolePermissions::of)
                .orElseThrow();
        return !own.containsAll(RolePermissions.of(role));
    }
}
