package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may read whose usage. Billing in the whole organization opens all of it, deleted projects included; billing in one project
 * opens that.
 */
@Component
class UsageReaders {

    private final Access access;

    UsageReaders(Access access) {
        this.access = access;
    }

    void require(Actor actor, OrganizationId organization, @Nullable ProjectId project) {
        if (project == null || access.permissions(actor, organization).contains(Permission.VIEW_BILLING)) {
            access.require(actor, organization, Permission.VIEW_BILLING);
            return;
        }
        var member = access.require(actor, project, Permission.VIEW_BILLING);
        if (!member.project().organization().equals(organization)) {
            throw new DeniedException(new Denied.Absent("project"));
        }
    }

    static @Nullable ProjectId project(ResourceRef resource) {
        var id = resource.project();
        return id == null ? null : new ProjectId(id);
    }
}
