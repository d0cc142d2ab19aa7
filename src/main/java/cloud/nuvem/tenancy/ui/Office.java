package cloud.nuvem.tenancy.ui;

import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Permission;
import java.util.Set;

/** Who sits in which organization, and what they may do for the whole of it; as of the page's load, for showing only. */
record Office(Actor actor, Organization organization, Set<Permission> permissions) {

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
