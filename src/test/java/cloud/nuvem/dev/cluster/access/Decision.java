package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.access.RoleIndex.Grant;
import org.jspecify.annotations.Nullable;

/** What the evaluator says to one request. */
sealed interface Decision {

    /** Allowed without asking a role: a member of {@code system:masters}. */
    Decision MASTER = new Allowed(null);

    /** Through which binding it is allowed, or what went wrong on the way to a denial; mostly empty. */
    String reason();

    /**
     * Something allows it.
     *
     * @param grant null when no role was asked
     */
    record Allowed(@Nullable Grant grant) implements Decision {
        @Override
        public String reason() {
            return grant == null ? "" : "RBAC: allowed by " + grant.binding().source(grant.subject());
        }
    }

    /** Nothing allows it. */
    record Denied(String reason) implements Decision {}
}
