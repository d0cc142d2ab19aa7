package cloud.nuvem.compute.ui;

import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import java.util.Set;

/** Who works on which project here, and what that person may do: for showing actions; the facades decide again. */
record Desk(Actor actor, Project project, Set<Permission> permissions) {

    boolean mayOperate() {
        return permissions.contains(Permission.OPERATE_RESOURCES);
    }

    boolean mayUseConsole() {
        return permissions.contains(Permission.USE_CONSOLE);
    }
}
