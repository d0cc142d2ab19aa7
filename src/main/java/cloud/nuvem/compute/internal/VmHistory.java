package cloud.nuvem.compute.internal;

import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.audit.AuditTrail;
import cloud.nuvem.compute.TimelineEntry;
import cloud.nuvem.compute.TimelineEntry.Kind;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectMember;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What happened to a machine: people's actions from the audit trail, the cluster's events, and what is wrong now. */
@Component
class VmHistory {

    private static final int MAX_ACTIONS = 100;

    private final AuditTrail trail;
    private final EventCache events;
    private final VmCache machines;
    private final VmGateway gateway;

    VmHistory(AuditTrail trail, EventCache events, VmCache machines, VmGateway gateway) {
        this.trail = trail;
        this.events = events;
        this.machines = machines;
        this.gateway = gateway;
    }

    /** Newest first. */
    List<TimelineEntry> of(Actor actor, Project project, ResourceName name) {
        var machine = machines.find(project, name.value());
        var bornAt = machine.map(VirtualMachine::createdAt).orElse(Instant.EPOCH);
        var volumes = machines.observed(Home.of(project), name.value())
                .map(ObservedVm::volumes)
                .orElse(List.of());
        var actions = trail.about(actor, project.id(), VmLinks.ref(project.id(), name.value()), MAX_ACTIONS).stream()
                .map(VmHistory::action);
        var steps = events.about(project, name.value(), volumes).stream()
                .filter(event -> !event.at().isBefore(bornAt))
                .map(VmHistory::step);
        var trouble = machine.map(VirtualMachine::status).stream().flatMap(VmHistory::trouble);
        return Timeline.fold(
                Stream.of(actions, steps, trouble).flatMap(some -> some).toList());
    }

    /** As the cluster has it, read in the member's own name. */
    Optional<String> manifest(ProjectMember member, ResourceName name) {
        return gateway.read(member, name.value()).map(ManifestYaml::write);
    }

    private static TimelineEntry action(AuditEntry entry) {
        var verb = entry.action().startsWith(VmActions.PREFIX)
                ? entry.action().substring(VmActions.PREFIX.length())
                : entry.action();
        boolean went = entry.outcome() == AuditEntry.Outcome.DONE || entry.outcome() == AuditEntry.Outcome.PENDING;
        var prefix = switch (entry.outcome()) {
            case DONE, PENDING -> "action.";
            case REFUSED -> "refused.";
            case FAILED -> "failed.";
            case UNKNOWN -> "unknown.";
        };
        return new TimelineEntry(
                entry.at(), went ? Kind.ACTION : Kind.PROBLEM, prefix + verb, "", entry.actorName(), 1);
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static TimelineEntry step(ObservedEvent event) {
        return new TimelineEntry(event.at(), event.kind(), event.code(), event.detail(), null, event.count());
    }

    /** Said once more at the moment it began, for what the cluster made no event of. */
    private static Stream<TimelineEntry> trouble(VmStatus status) {
        var since = status.since();
        return status instanceof VmStatus.Error error && since != null
                ? Stream.of(new TimelineEntry(
                        since, Kind.PROBLEM, "problem." + kebab(error.problem()), error.detail(), null, 1))
                : Stream.empty();
    }
}
