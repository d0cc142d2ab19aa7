package cloud.nuvem.activity;

import cloud.nuvem.activity.Activity.Doer;
import cloud.nuvem.kernel.ResourceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param id the same whenever it is read
 * @param code key of its sentence in the bundles ({@code timeline.<code>}); stable, for programs
 * @param detail the cluster's own words where they help, shown as they are; empty for none
 * @param who null when it happened by itself
 * @param count how often within a short time; repeats are folded
 */
public record ActivityEntry(
        String id,
        Instant at,
        Topic topic,
        Kind kind,
        String code,
        ResourceRef resource,
        String detail,
        @Nullable Doer who,
        int count,
        Origin origin) {

    /** What tints its icon. */
    public enum Kind {
        ACTION,
        PROGRESS,
        GOOD,
        PROBLEM
    }

    /** How we know. */
    public sealed interface Origin {}

    /**
     * The cluster said so.
     *
     * @param reason its own word
     * @param reporter which part of it
     */
    public record Said(String reason, String message, String reporter, Instant firstAt) implements Origin {}

    /**
     * It stands in the audit trail.
     *
     * @param outcome {@code PENDING}, {@code DONE}, {@code REFUSED}, {@code FAILED} or {@code UNKNOWN}
     * @param code of the refusal or the kind of error; null when done or pending
     * @param door {@code PORTAL}, {@code API} or {@code SYSTEM}
     * @param sequence in the organization's trail
     * @param finishedAt null while pending
     */
    public record Done(
            String action,
            String outcome,
            @Nullable String code,
            String door,
            long sequence,
            @Nullable Instant finishedAt)
            implements Origin {}
}
