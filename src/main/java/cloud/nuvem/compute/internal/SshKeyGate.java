package cloud.nuvem.compute.internal;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Tenants;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The registry belongs to the organization, but who has a role in one of its projects alone needs keys as well: such a person
 * passes the gate of that project.
 */
@Component
class SshKeyGate {

    private final Actions actions;
    private final Access access;
    private final Tenants tenants;

    SshKeyGate(Actions actions, Access access, Tenants tenants) {
        this.actions = actions;
        this.access = access;
        this.tenants = tenants;
    }

    /** @throws cloud.nuvem.tenancy.DeniedException for who may see resources neither here nor in any project of it */
    void requireReader(Actor actor, OrganizationId organization) {
        if (projectAllowing(actor, organization, Permission.VIEW_RESOURCES).isEmpty()) {
            access.require(actor, organization, Permission.VIEW_RESOURCES);
        }
    }

    <R> R pass(
            Actor actor,
            Action action,
            OrganizationId organization,
            ResourceRef target,
            Function<Denied, R> denied,
            Supplier<R> work) {
        return projectAllowing(actor, organization, action.permission())
                .map(project -> actions.inProject(
                        new Actions.ProjectAttempt(actor, action, project.id(), target), denied, _ -> work.get()))
                .orElseGet(() -> actions.inOrganization(
                        new Actions.OrganizationAttempt(actor, action, organization, target), denied, _ -> work.get()));
    }

    boolean mayManageMembers(Actor actor, OrganizationId organization) {
        return access.permissions(actor, organization).contains(Permission.MANAGE_MEMBERS);
    }

    /** Empty for who has the permission in the whole organization, or nowhere in it. */
    private Optional<Project> projectAllowing(Actor actor, OrganizationId organization, Permission permission) {
        if (access.permissions(actor, organization).contains(permission)) {
            return Optional.empty();
        }
        return tenants.projects(actor).stream()
                .filter(project -> project.organization().equals(organization))
                .filter(project -> access.permissions(actor, project.id()).contains(permission))
                .findFirst();
    }
}
