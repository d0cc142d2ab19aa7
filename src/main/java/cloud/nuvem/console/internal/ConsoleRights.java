package cloud.nuvem.console.internal;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.console.LogTarget;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether somebody may have a console right now; asked before a session and all through it. */
@Component
class ConsoleRights {

    private final Access access;
    private final Tenants tenants;
    private final VirtualMachines machines;

    ConsoleRights(Access access, Tenants tenants, VirtualMachines machines) {
        this.access = access;
        this.tenants = tenants;
        this.machines = machines;
    }

    /** Why not; empty when it is allowed. */
    Optional<Reason> missing(Actor actor, ProjectId project) {
        if (!access.permissions(actor, project).contains(Permission.USE_CONSOLE)) {
            return Optional.of(Reason.NOT_ALLOWED);
        }
        var suspension = tenants.findProject(actor, project)
                .map(Project::organization)
                .flatMap(organization -> tenants.findOrganization(actor, organization))
                .map(organization -> organization.suspension());
        if (suspension.isEmpty()) {
            return Optional.of(Reason.NOT_ALLOWED);
        }
        return suspension.get() == Suspension.COMPUTE_STOPPED ? Optional.of(Reason.SUSPENDED) : Optional.empty();
    }

    /** The same of a log's machine. */
    boolean isStillThere(Actor actor, LogTarget target, String machineUid) {
        return machines.find(actor, target.project(), target.machine())
                .filter(machine -> machine.uid().equals(machineUid))
                .isPresent();
    }

    Optional<VirtualMachine> machine(Actor actor, ConsoleTarget target) {
        return machines.find(actor, target.project(), target.machine());
    }

    /** Whether the machine that was meant is still the one of that name. */
    boolean isStillThere(Grant grant) {
        return machine(grant.actor(), grant.target())
                .filter(machine -> machine.uid().equals(grant.machineUid()))
                .isPresent();
    }
}
