package cloud.nuvem.audit;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The append-only, hash-chained trail of each organization, for its members to read, filter, export and verify. Everything
 * but {@link #about} needs the permission to view the trail.
 */
public interface AuditTrail {

    /**
     * Newest first.
     *
     * @throws RefusedException {@link InvalidCursor}
     */
    Page<AuditEntry> page(Actor actor, OrganizationId organization, AuditQuery query);

    /** What was done to resources of a project, newest first; needs only the right to view them. */
    List<AuditEntry> about(Actor actor, ProjectId project, ResourceQuery query);

    /** Who did something to them lately, each once under the latest name; needs only the right to view them. */
    List<Doer> doers(Actor actor, ProjectId project, Targets targets);

    /** Writes every matching entry, oldest first, without holding them all in memory; the stream stays open. */
    void export(Actor actor, OrganizationId organization, AuditFilter filter, ExportFormat format, OutputStream target);

    /** Recomputes the chain and names the first row that is changed, missing or out of order. */
    Verification verify(Actor actor, OrganizationId organization);

    /**
     * Which entries; all of it must fit.
     *
     * @param search in action, target and actor's name, without regard to case; empty for all
     * @param outcomes empty for all
     * @param from inclusive
     * @param to exclusive
     */
    record AuditFilter(
            String search,
            @Nullable ProjectId project,
            @Nullable String action,
            Set<AuditEntry.Outcome> outcomes,
            @Nullable Instant from,
            @Nullable Instant to) {

        public static final AuditFilter ALL = new AuditFilter("", null, null, Set.of(), null, null);

        public AuditFilter {
            outcomes = Set.copyOf(outcomes);
        }
    }

    /**
     * @param cursor {@code next} of the page before; null for the first
     * @param offset for grids that jump; added to the cursor's place
     * @param limit 1 to 500
     */
    record AuditQuery(AuditFilter filter, @Nullable String cursor, int offset, int limit) {

        public static final int MAX_LIMIT = 500;

        public AuditQuery {
            if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
                throw new IllegalArgumentException("limit 1 to " + MAX_LIMIT + ", offset 0 or more");
            }
        }

        public static AuditQuery latest(int limit) {
            return new AuditQuery(AuditFilter.ALL, null, 0, limit);
        }
    }

    /**
     * Resources of a project.
     *
     * @param name null for all of that kind
     */
    record Targets(Set<String> kinds, @Nullable String name) {
        public Targets {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * What was done to resources; all of it must fit.
     *
     * @param actions by their whole names; empty for all
     * @param outcomes empty for all
     * @param search null for all
     * @param from inclusive
     * @param to exclusive
     * @param before only what is older than this entry; null begins with the newest
     */
    record ResourceQuery(
            Targets targets,
            Set<String> actions,
            Set<AuditEntry.Outcome> outcomes,
            @Nullable PersonId person,
            @Nullable WordSearch search,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Mark before,
            int limit) {

        public ResourceQuery {
            actions = Set.copyOf(actions);
            outcomes = Set.copyOf(outcomes);
        }

        /** The latest about one resource. */
        public static ResourceQuery latest(ResourceRef target, int limit) {
            var targets = new Targets(Set.of(target.kind()), target.name());
            return new ResourceQuery(targets, Set.of(), Set.of(), null, null, null, null, null, limit);
        }
    }

    /**
     * Finds an entry by the name of its target or of its actor, or by what it says to readers.
     *
     * @param text without regard to case
     * @param actions those whose sentences have the text
     */
    record WordSearch(String text, Set<String> actions) {
        public WordSearch {
            actions = Set.copyOf(actions);
        }
    }

    /** Where an entry stands in time. */
    record Mark(Instant at, long sequence) {}

    /** @param name as it was when something was done last */
    record Doer(PersonId id, String name) {}

    /** What an export is written as. */
    enum ExportFormat {
        /** RFC 4180 with a header line; no cell is taken for a formula by a spreadsheet. */
        CSV,
        /** One JSON object per line. */
        JSON_LINES
    }

    /** What verifying found. */
    sealed interface Verification {
        /**
         * Every row follows from the one before.
         *
         * @param headHash of the last row, in hex, to keep elsewhere
         */
        record Intact(long rows, String headHash) implements Verification {}

        /** @param sequence of the first row that does not fit */
        record Broken(long sequence, Fault fault) implements Verification {}

        /** What is wrong with a row. */
        enum Fault {
            /** Its content does not have its hash. */
            CHANGED,
            /** It does not name the hash of the row before. */
            NOT_LINKED,
            /** There is none of that number, but a later one. */
            MISSING,
            /** There is none of that number, and an earlier verification had seen it. */
            CUT_OFF,
            /** It is sound in itself, but an earlier verification had seen another hash. */
            REWRITTEN
        }
    }

    /** The cursor was not taken from a page of the same list. */
    record InvalidCursor() implements Refusal {
        @Override
        public String code() {
            return "invalid-cursor";
        }
    }
}
