package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterStream;
import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.console.GuestLogs.LogReader;
import cloud.nuvem.console.LogLine;
import cloud.nuvem.console.LogTarget;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log that somebody reads: moves lines from the cluster to the reader until one of them ends it, or the watcher does. */
final class OpenLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenLog.class);
    private static final Duration SILENCE = Duration.ofMillis(500);
    private static final int MOST_AT_ONCE = 500;

    private final Reading reading;
    private final long begun = System.nanoTime();
    private final AtomicReference<@Nullable ConsoleEnd> end = new AtomicReference<>();

    /**
     * Who reads what.
     *
     * @param machineUid the machine that was meant; another one of that name is not it
     * @param left called once it is over
     */
    record Reading(
            Actor actor,
            OrganizationId organization,
            LogTarget target,
            String machineUid,
            ClusterStream stream,
            LogReader reader,
            Runnable left) {}

    OpenLog(Reading reading) {
        this.reading = reading;
    }

    Reading reading() {
        return reading;
    }

    Duration openFor() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** On a thread of its own. */
    void run() {
        try (var stream = reading.stream()) {
            end.compareAndSet(null, ConsoleEnd.of(move(stream)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            end.compareAndSet(null, ConsoleEnd.of(Reason.SHUTDOWN));
        } catch (ClusterException broken) {
            end.compareAndSet(null, ConsoleEnd.of(Reason.UNREACHABLE));
        } catch (RuntimeException readerLeft) {
            LOG.debug("The reader of a log is gone", readerLeft);
            end.compareAndSet(null, ConsoleEnd.of(Reason.LEFT));
        } finally {
            reading.left().run();
        }
        tell();
    }

    private Reason move(ClusterStream stream) throws InterruptedException {
        var lines = new LogLines();
        while (end.get() == null) {
            var bytes = stream.next(SILENCE);
            if (bytes == null) {
                return Reason.MACHINE_ENDED;
            }
            var complete = lines.add(bytes);
            for (int from = 0; from < complete.size() && end.get() == null; from += MOST_AT_ONCE) {
                hand(complete.subList(from, Math.min(complete.size(), from + MOST_AT_ONCE)));
            }
        }
        return Reason.LEFT; // an end stands already
    }

    private void hand(List<LogLine> lines) {
        reading.reader().take(List.copyOf(lines));
    }

    private void tell() {
        var why = end.get();
        if (why != null && why.reason() != Reason.LEFT) {
            try {
                reading.reader().ended(why);
            } catch (RuntimeException readerLeft) {
                LOG.debug("The reader of a log is gone", readerLeft);
            }
        }
    }

    void end(ConsoleEnd why) {
        if (end.compareAndSet(null, why)) {
            reading.stream().close();
        }
    }

    @Override
    public void close() {
        end(ConsoleEnd.of(Reason.LEFT));
    }
}
