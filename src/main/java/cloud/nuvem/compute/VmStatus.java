package cloud.nuvem.compute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a machine is doing, in the words the product uses; made from KubeVirt's status by one translator. */
public sealed interface VmStatus {

    /** When this state began; null where the cluster does not say. */
    @Nullable
    Instant since();

    State state();

    /** The closed list that filters, badges and the API use, by urgency: what needs somebody, what moves, what runs, what rests. */
    enum State {
        ERROR,
        PROVISIONING,
        STARTING,
        STOPPING,
        MIGRATING,
        RUNNING,
        PAUSED,
        STOPPED
    }

    /**
     * Its boot volume is being made.
     *
     * @param percent 0 to 100, null until the import reports it
     */
    record Provisioning(
            Phase phase,
            @Nullable Integer percent,
            @Nullable Instant since) implements VmStatus {
        /** The step it is in. */
        public enum Phase {
            WAITING_FOR_VOLUME,
            IMPORTING_IMAGE,
            PREPARING
        }

        @Override
        public State state() {
            return State.PROVISIONING;
        }
    }

    /** Placed on a host and booting. */
    record Starting(@Nullable Instant since) implements VmStatus {
        @Override
        public State state() {
            return State.STARTING;
        }
    }

    /** Running, with or without an answer from inside. */
    record Running(@Nullable Instant since) implements VmStatus {
        @Override
        public State state() {
            return State.RUNNING;
        }
    }

    /** Frozen in memory. */
    record Paused(@Nullable Instant since) implements VmStatus {
        @Override
        public State state() {
            return State.PAUSED;
        }
    }

    /** Shutting down, or being deleted. */
    record Stopping(boolean deleting, @Nullable Instant since) implements VmStatus {
        @Override
        public State state() {
            return State.STOPPING;
        }
    }

    /** Off. */
    record Stopped(@Nullable Instant since) implements VmStatus {
        @Override
        public State state() {
            return State.STOPPED;
        }
    }

    /** Moving to another host while running. */
    record Migrating(@Nullable Instant since) implements VmStatus {
        @Override
        public State state() {
            return State.MIGRATING;
        }
    }

    /** It cannot go on by itself, or only when something changes. */
    record Error(Problem problem, String detail, @Nullable Instant since) implements VmStatus {
        @Override
        public State state() {
            return State.ERROR;
        }
    }

    /** Causes that lead to one clear sentence and a next step ({@code vm.problem.<name>} in the bundles). */
    enum Problem {
        NO_HOST_HAS_ROOM,
        UNKNOWN_INSTANCE_TYPE,
        IMAGE_IMPORT_FAILED,
        VOLUME_MISSING,
        VOLUME_FAILED,
        HOST_IMAGE_UNAVAILABLE,
        CRASH_LOOP,
        OTHER
    }
}
