package cloud.nuvem.console;

import cloud.nuvem.tenancy.Actor;
import java.io.OutputStream;
import java.util.List;

/**
 * What machines said on their serial line since they were started, as KubeVirt's {@code guest-console-log} container has it. For
 * people who may use consoles.
 */
public interface GuestLogs {

    /**
     * Opens a log. The reader is called on a thread of its own until the log ends, the reader leaves or its person's rights end;
     * it may take its time, nothing is read ahead.
     *
     * @throws cloud.nuvem.cluster.ClusterUnavailable when the region cannot be asked
     */
    OpenLogResult open(Actor actor, LogTarget target, LogWish wish, LogReader reader);

    /**
     * Writes the log as text and returns when it ended, in whatever way; what is refused has written nothing. The stream stays
     * open.
     *
     * @param times the time before each line (RFC 3339)
     */
    OpenLogResult copy(Actor actor, LogTarget target, LogWish wish, boolean times, OutputStream to);

    /** Whom lines are told to. */
    interface LogReader {
        /** The next lines, in their order, at most a few hundred. Throws when the reader is gone. */
        void take(List<LogLine> lines);

        /** Nothing follows. Not called when the reader left by itself. */
        void ended(ConsoleEnd why);
    }
}
