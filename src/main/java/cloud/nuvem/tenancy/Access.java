package cloud.nuvem.tenancy;

import java.util.Set;

/**
 * The one place that decides who may do what. Reads roles from the database on every call, so that a revoked role counts
 * with the next click.
 */
public interface Access {

    /** @throws DeniedException absent for strangers, role too weak for members without the permission */
    ProjectMember require(Actor actor, ProjectId project, Permission permission);

    /** @throws DeniedException absent for strangers, role too weak for members without the permission */
    OrganizationMember require(Actor actor, OrganizationId organization, Permission permission);

    /** What the actor may do in this project: for showing or hiding actions, never instead of {@link #require}. */
    Set<Permission> permissions(Actor actor, ProjectId project);

    /** What the actor may do in the whole organization. */
    Set<Permission> permissions(Actor actor, OrganizationId organization);

    /** @throws DeniedException absent for everybody but the provider's staff, role too weak for staff without the permission */
    default void require(Actor actor, ProviderPermission permission) {
        throw new DeniedException(new Denied.Absent("provider"));
    }

    /** What the actor may do for the provider; empty for everybody but its staff. */
    default Set<ProviderPermission> providerPermissions(Actor actor) {
        return Set.of();
    }
}
