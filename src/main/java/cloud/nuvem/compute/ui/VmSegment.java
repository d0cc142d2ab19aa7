package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmStatus.State;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the list is divided into at first sight. */
enum VmSegment {
    ALL(Set.of()),
    RUNNING(Set.of(State.RUNNING)),
    BUSY(Set.of(State.PROVISIONING, State.STARTING, State.STOPPING, State.MIGRATING)),
    PAUSED(Set.of(State.PAUSED)),
    STOPPED(Set.of(State.STOPPED)),
    ERROR(Set.of(State.ERROR));

    private final Set<State> states;

    VmSegment(Set<State> states) {
        this.states = states;
    }

    /** Empty means all. */
    Set<State> states() {
        return states;
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
                : states.stream()
                        .mapToLong(state -> byState.getOrDefault(state, 0L))
                        .sum();
    }
}
