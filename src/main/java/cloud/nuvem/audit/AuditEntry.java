package cloud.nuvem.audit;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One action as people read it: the intent and, once known, its outcome.
 *
 * @param sequence of the intent in the organization's chain, from 1
 * @param project null for what belongs to the organization
 * @param actorName display name at the time
 * @param door {@code PORTAL}, {@code API} or {@code SYSTEM}
 * @param code the refusal's or error's code; null when done or pending
 * @param finishedAt null while pending
 */
public record AuditEntry(
        UUID id,
        long sequence,
        OrganizationId organization,
        @Nullable ProjectId project,
        String actorId,
        String actorName,
        String door,
        String action,
        ResourceRef target,
        Outcome outcome,
        @Nullable String code,
        Instant at,
        @Nullable Instant finishedAt) {

    /** How it ended. Pending for longer than a few minutes means that the process died in between. */
    public enum Outcome {
        PENDING,
        DONE,
        REFUSED,
        FAILED,
        UNKNOWN
    }
}
