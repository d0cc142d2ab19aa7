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

    /**
     * The gate let a member not pass: announced with this alone. A stranger's attempt is announced to nobody, because the
     * trail belongs to the organization, and writing to it would tell the stranger that it exists.
     *
     * @param code of the {@link Denied}
     */
    record ActionDenied(
            UUID id,
            OrganizationId organization,
            @Nullable ProjectId project,
            Actor actor,
            String action,
            ResourceRef target,
            String code,
            Instant at)
            implements TenantEvent {}

    /** How an intended action ended. */
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

    /** Announced inside the transaction that makes the project: listen after its commit. */
    record ProjectCreated(Project project, Instant at) implements TenantEvent {
        @Override
        public OrganizationId organization() {
            return project.organization();
        }
    }

    /** Announced inside the transaction that deletes the project: listen after its commit. */
    record ProjectDeleted(Project project, Instant at) implements TenantEvent {
        @Override
        public OrganizationId organization() {
            return project.organization();
        }
    }

    /** After the commit: what the organization may do is different from now on. */
    record SuspensionChanged(OrganizationId organization, Organization.Suspension suspension, Instant at)
            implements TenantEvent {}

    /** Done, refused, failed or unknown. */
    sealed interface Outcome {
        /** The work was done. */
        record Done() implements Outcome {}

        /** An expected no, by its stable code. */
        record Refused(String code) implements Outcome {}

        /**
         * A bug or a broken outside world; nothing was changed as far as we know.
         *
         * @param error the exception's simple name: its message may hold secrets
         */
        record Failed(String error) implements Outcome {}

        /** The answer was lost: it may have been done. */
        record Unknown(String error) implements Outcome {}
    }
}
