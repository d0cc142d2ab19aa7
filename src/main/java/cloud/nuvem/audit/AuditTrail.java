package cloud.nuvem.audit;

import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The append-only, hash-chained trail of each organization, for its members to read, filter, export and verify. */
public interface AuditTrail {

    /** Newest first. @throws cloud.nuvem.tenancy.DeniedException without the permission to view the trail */
    Page<AuditEntry> page(Actor actor, OrganizationId organization, AuditQuery query);

    /** What was done to one resource, newest first; needs only the right to view the project's resources. */
    List<AuditEntry> about(Actor actor, ProjectId project, ResourceRef target, int limit);

    /** Hands over every matching entry, oldest first, without holding them all in memory. */
    void export(Actor actor, OrganizationId organization, AuditQuery query, Consumer<AuditEntry> receiver);

    /** Recomputes the chain and names the first row that is changed, missing or out of order. */
    Verification verify(OrganizationId organization);

    /**
     * @param search in action, target and actor name; empty for all
     * @param cursor {@code next} of the page before; null for the first
     * @param limit 1 to 500
     */
    record AuditQuery(
            String search,
            @Nullable ProjectId project,
            @Nullable String action,
            Set<AuditEntry.Outcome> outcomes,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String cursor,
            int limit) {

        public static AuditQuery latest(int limit) {
            return new AuditQuery("", null, null, Set.of(), null, null, null, limit);
        }
    }

    /** What verifying found. */
    sealed interface Verification {
        /** Every row follows from the one before. @param headHash of the last row, in hex, to keep elsewhere */
        record Intact(long rows, String headHash) implements Verification {}

        /** @param sequence of the first row that does not fit */
        record Broken(long sequence, String why) implements Verification {}
    }
}
