package cloud.nuvem.audit.rest;

import cloud.nuvem.audit.AuditEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param sequence in the organization's trail
 * @param door {@code portal}, {@code api} or {@code system}
 * @param project id; null for what concerns the organization
 * @param outcome {@code pending}, {@code done}, {@code refused}, {@code failed} or {@code unknown}
 * @param code of the refusal or the kind of error; null when done or pending
 * @param finishedAt null while pending
 */
record AuditEntryResponse(
        UUID id,
        long sequence,
        Instant at,
        @Nullable Instant finishedAt,
        ActorResponse actor,
        String door,
        String action,
        TargetResponse target,
        @Nullable String project,
        String outcome,
        @Nullable String code) {

    static AuditEntryResponse of(AuditEntry entry) {
        var project = entry.project();
        return new AuditEntryResponse(
                entry.id(),
                entry.sequence(),
                entry.at(),
                entry.finishedAt(),
                new ActorResponse(entry.actorId(), entry.actorName()),
                entry.door().toLowerCase(Locale.ROOT),
                entry.action(),
                new TargetResponse(entry.target().kind(), entry.target().name()),
                project == null ? null : project.value(),
                entry.outcome().name().toLowerCase(Locale.ROOT),
                entry.code());
    }

    record ActorResponse(String id, String name) {}

    record TargetResponse(String kind, String name) {}
}
