package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.GuestLogs.LogReader;
import cloud.nuvem.console.LogLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Writes lines to a stream as they come. */
final class LogCopy implements LogReader {

    private final OutputStream target;
    private final boolean times;
    private final CountDownLatch over = new CountDownLatch(1);

    LogCopy(OutputStream target, boolean times) {
        this.target = target;
        this.times = times;
    }

    @Override
    public void take(List<LogLine> lines) {
        var text = new StringBuilder();
        for (var line : lines) {
            if (times) {
                text.append(line.at()).append(' ');
            }
            text.append(line.text()).append('\n');
        }
        try {
            target.write(text.toString().getBytes(StandardCharsets.UTF_8));
            target.flush();
        } catch (IOException gone) {
            over.countDown();
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void ended(ConsoleEnd why) {
        over.countDown();
    }

    /** Until it is over; who is interrupted closes the log. */
    void await(AutoCloseable log) {
        try (log) {
            over.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
