package cloud.nuvem.compute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a machine: an action of a person, a step of the cluster, or a problem.
 *
 * @param code key of its sentence in the bundles ({@code timeline.<code>})
 * @param detail the cluster's or person's own words, shown as they are; empty for none
 * @param actor who did it; null when the cluster did
 * @param count how often within a short time; repeats are folded
 */
public record TimelineEntry(
        Instant at,
        Kind kind,
        String code,
        String detail,
        @Nullable String actor,
        int count) {

    /** What tints its icon. */
    public enum Kind {
        ACTION,
        PROGRESS,
        GOOD,
        PROBLEM
    }
}
