package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmStatus.State;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the list is divided into at first sight. */
enum VmSegment {
    ALL,
    RUNNING,
    BUSY,
    PAUSED,
    STOPPED,
    ERROR;

    /** Empty means all. */
    Set<State> states() {
        return switch (this) {
            case ALL -> Set.of();
            case RUNNING -> Set.of(State.RUNNING);
            case BUSY -> Set.of(State.PROVISIONING, State.STARTING, State.STOPPING, State.MIGRATING);
            case PAUSED -> Set.of(State.PAUSED);
            case STOPPED -> Set.of(State.STOPPED);
            case ERROR -> Set.of(State.ERROR);
        };
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All for a word that is none. */
    static VmSegment of(String id) {
        for (var segment : values()) {
            if (segment.id().equals(id)) {
                return segment;
            }
        }
        return ALL;
    }

    long count(Map<State, Long> byState, long total) {
        return this == ALL
                ? total
                : states().stream()
                        .mapToLong(state -> byState.getOrDefault(state, 0L))
                        .sum();
    }
}
