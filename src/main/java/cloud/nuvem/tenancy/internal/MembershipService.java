package cloud.nuvem.tenancy.internal;

import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.OrganizationAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.TenantScope;
import cloud.nuvem.tenancy.internal.RoleGrantRepository.Scope;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class MembershipService implements Memberships {

    private final Access access;
    private final Actions actions;
    private final TenantScope scope;
    private final RoleGrantRepository grants;
    private final RoleChanges changes;

    MembershipService(
            Access access, Actions actions, TenantScope scope, RoleGrantRepository grants, RoleChanges changes) {
        this.access = access;
        this.actions = actions;
        this.scope = scope;
        this.grants = grants;
        this.changes = changes;
    }

    @Override
    public List<Member> of(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.MANAGE_MEMBERS);
        return scope.of(organization, () -> grants.members(organization));
    }

    @Override
    public ChangeRoleResult grant(Actor actor, GrantRole command) {
        var target = new Scope(command.organization(), command.person(), command.project());
        var attempt = new OrganizationAttempt(actor, TenancyActions.GRANT_ROLE, command.organization(), target.named());
        return actions.inOrganization(
                attempt,
                ChangeRoleResult.NotAllowed::new,
                member ->
                        scope.of(command.organization(), () -> changes.grant(member.person(), target, command.role())));
    }

    @Override
    public ChangeRoleResult revoke(Actor actor, RevokeRole command) {
        var target = new Scope(command.organization(), command.person(), command.project());
        var attempt =
                new OrganizationAttempt(actor, TenancyActions.REVOKE_ROLE, command.organization(), target.named());
        return actions.inOrganization(
                attempt,
                ChangeRoleResult.NotAllowed::new,
                member -> scope.of(command.organization(), () -> changes.revoke(member.person(), target)));
    }
}
