package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterSocket;
import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open console: a machine's socket and a browser's connection, and the bytes between them. Ends once, from any thread; the
 * first end ends both sides, because neither can be closed politely without looking into the frames.
 */
final class ConsoleSession {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSession.class);
    private static final int SMALL = 512;
    private static final Duration UNTIL_JOINED = Duration.ofSeconds(10);

    private final Grant grant;
    private final BooleanSupplier signedIn;
    private final Buffers buffers;
    private final Instant since;
    private final long began = System.nanoTime();
    private final AtomicReference<@Nullable ConsoleEnd> end = new AtomicReference<>();
    private final CompletableFuture<BrowserSide> browser = new CompletableFuture<>();
    private final AtomicLong toBrowser = new AtomicLong();
    private final AtomicLong toMachine = new AtomicLong();
    private final Pumping pumping = new Pumping();
    private volatile long touched = began;
    private volatile long confirmed = began;
    private volatile @Nullable ClusterSocket machine;

    /** @param signedIn whether the login session it hangs on still is */
    ConsoleSession(Grant grant, BooleanSupplier signedIn, Buffers buffers, Instant since) {
        this.grant = grant;
        this.signedIn = signedIn;
        this.buffers = buffers;
        this.since = since;
    }

    Grant grant() {
        return grant;
    }

    Instant since() {
        return since;
    }

    boolean isSignedIn() {
        return signedIn.getAsBoolean();
    }

    Duration quietFor() {
        return Duration.ofNanos(System.nanoTime() - touched);
    }

    Duration openFor() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Since rights were last looked at and found to be there. */
    Duration unconfirmedFor() {
        return Duration.ofNanos(System.nanoTime() - confirmed);
    }

    void confirm() {
        confirmed = System.nanoTime();
    }

    long bytesToBrowser() {
        return toBrowser.get();
    }

    long bytesToMachine() {
        return toMachine.get();
    }

    boolean isEnded() {
        return end.get() != null;
    }

    Buffers buffers() {
        return buffers;
    }

    /** The machine answered. Closed at once when the session ended while it was being called. */
    void connected(ClusterSocket socket) {
        machine = socket;
        if (isEnded()) {
            closeMachine();
        }
    }

    /** The browser's connection became a websocket. */
    void joined(BrowserSide side) {
        browser.complete(side);
        if (isEnded()) {
            side.close();
        }
    }

    /** Called when bytes came from the browser; blocks while the machine does not read. */
    void fromBrowser(ByteBuffer bytes) throws IOException {
        var socket = machine;
        if (socket == null || isEnded()) {
            throw new IOException("the session has ended");
        }
        touched = System.nanoTime();
        toMachine.addAndGet(bytes.remaining());
        socket.write(bytes);
    }

    /** Moves bytes from the machine to the browser until either side ends. */
    ConsoleEnd pump() {
        var small = ByteBuffer.allocate(SMALL);
        var buffer = small;
        pumping.begin();
        try {
            var side = browser.get(UNTIL_JOINED.toMillis(), TimeUnit.MILLISECONDS);
            var socket = socket();
            for (int read = socket.read(buffer); read >= 0; read = socket.read(buffer.clear())) {
                touched = System.nanoTime();
                toBrowser.addAndGet(read);
                side.write(buffer.flip());
                if (buffer.capacity() == SMALL && read == SMALL) {
                    buffer = buffers.take();
                } else if (buffer.capacity() > SMALL && read < SMALL) {
                    buffers.give(buffer);
                    buffer = small;
                }
            }
            end(ConsoleEnd.of(Reason.MACHINE_ENDED));
        } catch (IOException broken) {
            LOG.debug("A console's line broke", broken);
            end(ConsoleEnd.of(Reason.MACHINE_ENDED));
        } catch (ExecutionException | TimeoutException neverCame) {
            end(ConsoleEnd.of(Reason.LEFT));
        } catch (InterruptedException woken) {
            end(ConsoleEnd.of(Reason.SHUTDOWN));
        } finally {
            pumping.end();
            buffers.give(buffer);
        }
        return ended();
    }

    /** From any thread; only the first call counts. */
    void end(ConsoleEnd why) {
        if (!end.compareAndSet(null, why)) {
            return;
        }
        closeMachine();
        var side = browser.getNow(null);
        if (side != null) {
            side.close();
        }
        browser.completeExceptionally(new IOException("the session has ended"));
        pumping.wake();
    }

    private ConsoleEnd ended() {
        var known = end.get();
        return known == null ? ConsoleEnd.of(Reason.LEFT) : known;
    }

    private ClusterSocket socket() throws IOException {
        var socket = machine;
        if (socket == null) {
            throw new IOException("the machine has not answered");
        }
        return socket;
    }

    private void closeMachine() {
        var socket = machine;
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException already) {
            LOG.debug("A console's line to the machine did not close", already);
        }
    }

    /**
     * The thread that moves bytes, while it does. Tomcat wakes nobody who waits for a stalled browser when the connection is
     * closed; only an interrupt does. It must not reach what the thread does afterwards.
     */
    private static final class Pumping {
        private @Nullable Thread thread;

        synchronized void begin() {
            thread = Thread.currentThread();
        }

        synchronized void wake() {
            if (thread != null && !thread.equals(Thread.currentThread())) {
                thread.interrupt();
            }
        }

        synchronized void end() {
            thread = null;
            var _ = Thread.interrupted();
        }
    }
}
