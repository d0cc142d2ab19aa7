package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.Unavailable;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectDirectory;
import cloud.nuvem.tenancy.ProjectDirectory.ListedProject;
import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.Role;
import cloud.nuvem.tenancy.TenantEvent.SuspensionChanged;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the machines of suspended organizations stopped: looks at once when an organization is suspended, and again and again
 * while it is. Nothing is deleted, and nothing is started when the suspension ends: that is the customer's to decide.
 */
@Component
class Standstill {

    private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);
    private static final PersonId PORTAL = new PersonId(new UUID(0, 0));

    private final ProjectDirectory projects;
    private final VmCache cache;
    private final VmGateway gateway;

    Standstill(ProjectDirectory projects, VmCache cache, VmGateway gateway) {
        this.projects = projects;
        this.cache = cache;
        this.gateway = gateway;
    }

    @EventListener
    void on(SuspensionChanged changed) {
        if (changed.suspension() == Suspension.COMPUTE_STOPPED) {
            stopAll();
        }
    }

    @Scheduled(
            fixedDelayString = "${nuvem.compute.standstill:30s}",
            initialDelayString = "${nuvem.compute.standstill:30s}")
    void stopAll() {
        projects.all().stream()
                .filter(listed -> listed.suspension() == Suspension.COMPUTE_STOPPED)
                .map(ListedProject::project)
                .forEach(this::stop);
    }

    private void stop(Project project) {
        try {
            cache.of(project).byName().stream()
                    .filter(machine ->
                            PowerAction.STOP.isPossibleIn(machine.status().state()))
                    .forEach(machine -> stop(project, machine));
        } catch (RuntimeException failure) {
            if (!(failure instanceof Unavailable)) {
                throw failure;
            }
            LOG.info("Machines of suspended project {} are stopped later: {}", project.id(), failure.toString());
        }
    }

    private void stop(Project project, VirtualMachine machine) {
        try {
            gateway.order(
                    new ProjectMember(PORTAL, project, Role.OPERATOR),
                    machine.name().value(),
                    PowerAction.STOP);
            LOG.info("Stopped {} in {}: its organization is suspended", machine.name(), project.id());
        } catch (ClusterRefusal refusal) {
            LOG.info("{} in {} is not stopped now: {}", machine.name(), project.id(), refusal.words());
        }
    }
}
