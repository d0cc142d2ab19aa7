package cloud.nuvem.tenancy.internal;

import cloud.nuvem.identity.People;
import cloud.nuvem.identity.Person;
import cloud.nuvem.kernel.ResourceRef;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

@Service
class MembershipService implements Memberships {

    private final People people;
    private final Access access;
    private final Actions actions;
    private final TenantScope scope;
    private final RoleGrantRepository grants;
    private final RoleChanges changes;

    MembershipService(
            People people,
            Access access,
            Actions actions,
            TenantScope scope,
            RoleGrantRepository grants,
            RoleChanges changes) {
        this.people = people;
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
        var attempt = new OrganizationAttempt(
                actor,
                TenancyActions.GRANT_ROLE,
                command.organization(),
                named(target, command.role().name()));
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
                new OrganizationAttempt(actor, TenancyActions.REVOKE_ROLE, command.organization(), named(target, ""));
        return actions.inOrganization(
                attempt,
                ChangeRoleResult.NotAllowed::new,
                member -> scope.of(command.organization(), () -> changes.revoke(member.person(), target)));
    }

    /** As people read it in the trail, and with the id, because names change and repeat: {@code Otto Klein: OPERATOR (id)}. */
    private ResourceRef named(Scope target, String role) {
        var project = target.project();
        var id = target.person().toString();
        var name = people.find(target.person()).map(Person::displayName).orElse("");
        var words = Stream.of(name, role).filter(word -> !word.isEmpty()).collect(Collectors.joining(": "));
        return new ResourceRef(
                "member", project == null ? null : project.value(), words.isEmpty() ? id : words + " (" + id + ")");
    }
}
