package cloud.nuvem.tenancy.internal;

import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a person stands, as the database says now. There is none for a stranger. */
sealed interface Standing {

    Organization organization();

    /** Those that count here; may be empty for a member of one project who looks at the whole organization. */
    List<Role> roles();

    /** The strongest role that allows it: a person may be billing in the organization and operator in one project. */
    default Optional<Role> roleAllowing(Permission permission) {
        return roles().stream()
                .sorted()
                .filter(role -> RolePermissions.of(role).contains(permission))
                .findFirst();
    }

    default Set<Permission> permissions() {
        return RolePermissions.of(roles());
    }

    /** In a project: roles for it and for its whole organization. */
    record InProject(Project project, Organization organization, List<Role> roles) implements Standing {}

    /**
     * In an organization.
     *
     * @param roles for the whole of it
     * @param projectRoles held in single projects of it
     */
    record InOrganization(Organization organization, List<Role> roles, List<Role> projectRoles) implements Standing {}
}
