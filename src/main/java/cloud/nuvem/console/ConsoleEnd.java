package cloud.nuvem.console;

import org.jspecify.annotations.Nullable;

/**
 * Why a console ended, or did not begin.
 *
 * @param by who took it over, or holds it; null where nobody did or it is not known
 */
public record ConsoleEnd(Reason reason, @Nullable String by) {

    public static ConsoleEnd of(Reason reason) {
        return new ConsoleEnd(reason, null);
    }

    /** In the words of the product. */
    public enum Reason {
        /** The browser closed it or went away. */
        LEFT,
        /** The machine's side ended: switched off, restarted, moved, or the line broke. */
        MACHINE_ENDED,
        /** The machine is gone, or another one has its name. */
        MACHINE_GONE,
        /** The machine has no such console now: it does not run. */
        NOT_RUNNING,
        /** Somebody else opened it. */
        TAKEN_OVER,
        /** Somebody else has it and was not to be disturbed. */
        IN_USE,
        /** The person may not use consoles here any more. */
        NOT_ALLOWED,
        /** The organization's machines are stopped. */
        SUSPENDED,
        SIGNED_OUT,
        /** Nothing moved for too long. */
        IDLE,
        /** Open for as long as one may be. */
        TOO_LONG,
        /** As many are open as may be. */
        TOO_MANY,
        /** The cluster cannot be reached, or did not agree. */
        UNREACHABLE,
        /** The portal stops. */
        SHUTDOWN
    }
}
