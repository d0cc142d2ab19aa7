package cloud.nuvem.tenancy;

import cloud.nuvem.kernel.ResourceRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened in an organization. The audit trail hears every one of them. */
public interface TenantEvent {

    OrganizationId organization();

    Instant at();

    /**
     * Announced before anything is touched, so that what happens next cannot be missing from the trail.
     *
     * @param id the same in the outcome
     */
    record ActionIntended(
            UUID id,
            OrganizationId organization,
            @Nullable ProjectId project,
            Actor actor,
            String action,
            ResourceRef target,
            Instant at)
            implements TenantEvent {}

    /** How an intended action ended. A refusal of the gate itself is announced with this alone. */
    record ActionFinished(
            UUID id,
            OrganizationId organization,
            @Nullable ProjectId project,
            Actor actor,
            String action,
            ResourceRef target,
            Outcome outcome,
            Instant at)
            implements TenantEvent {}

    /** Done, refused, failed or unknown. */
    sealed interface Outcome {
        /** The work was done. */
        record Done() implements Outcome {}

        /** An expected no, by its stable code. */
        record Refused(String code) implements Outcome {}

        /** A bug or a broken outside world; nothing was changed as far as we know. */
        record Failed(String error) implements Outcome {}

        /** The answer was lost: it may have been done. */
        record Unknown(String error) implements Outcome {}
    }
}
