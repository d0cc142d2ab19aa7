package cloud.nuvem.tenancy.internal;

import static cloud.nuvem.tenancy.Permission.CLOSE_ORGANIZATION;
import static cloud.nuvem.tenancy.Permission.MANAGE_BILLING;
import static cloud.nuvem.tenancy.Permission.OPERATE_RESOURCES;
import static cloud.nuvem.tenancy.Permission.USE_CONSOLE;
import static cloud.nuvem.tenancy.Permission.VIEW_BILLING;
import static cloud.nuvem.tenancy.Permission.VIEW_RESOURCES;

import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The one table of who may do what. */
final class RolePermissions {

    private static final Set<Permission> OWNER = Collections.unmodifiableSet(EnumSet.allOf(Permission.class));
    private static final Set<Permission> ADMIN =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(MANAGE_BILLING, CLOSE_ORGANIZATION)));
    private static final Set<Permission> OPERATOR = Set.of(VIEW_RESOURCES, OPERATE_RESOURCES, USE_CONSOLE);
    private static final Set<Permission> BILLING = Set.of(VIEW_BILLING, MANAGE_BILLING);
    private static final Set<Permission> VIEWER = Set.of(VIEW_RESOURCES);

    private RolePermissions() {}

    static Set<Permission> of(Role role) {
        return switch (role) {
            case OWNER -> OWNER;
            case ADMIN -> ADMIN;
            case OPERATOR -> OPERATOR;
            case BILLING -> BILLING;
            case VIEWER -> VIEWER;
        };
    }

    /** What several roles allow together. */
    static Set<Permission> of(Collection<Role> roles) {
        var permissions = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> permissions.addAll(of(role)));
        return permissions;
    }
}
