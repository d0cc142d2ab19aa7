package cloud.nuvem.dev.cluster.core.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;

/** What has come in and was not read yet. When it is much, the client is held back until it is little. */
final class ReceivedBytes {

    private static final int MUCH = 64 * 1024;
    private static final int LITTLE = 16 * 1024;

    private final ServerWebSocket socket;
    private final Context eventLoop = Objects.requireNonNull(Vertx.currentContext());
    private final Queue<Buffer> waiting = new ArrayDeque<>();
    private int bytes;
    private int readOfFirst;
    private boolean heldBack;
    private boolean ended;

    /** Made on the event loop. */
    ReceivedBytes(ServerWebSocket socket) {
        this.socket = socket;
    }

    synchronized void add(Buffer buffer) {
        if (buffer.length() == 0 || ended) {
            return;
        }
        waiting.add(buffer);
        bytes += buffer.length();
        if (bytes > MUCH && !heldBack) {
            heldBack = true;
            socket.pause();
        }
        notifyAll();
    }

    /** Nothing more will come; what waits can still be read. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized int available() {
        return bytes;
    }

    /** Waits for at least one byte; -1 at the end. */
    synchronized int take(byte[] target, int offset, int length) throws IOException {
        try {
            while (waiting.isEmpty() && !ended) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading");
        }
        var first = waiting.peek();
        if (first == null) {
            return -1;
        }
        int taken = Math.min(length, first.length() - readOfFirst);
        first.getBytes(readOfFirst, readOfFirst + taken, target, offset);
        readOfFirst += taken;
        bytes -= taken;
        if (readOfFirst == first.length()) {
            waiting.remove();
            readOfFirst = 0;
        }
        if (heldBack && bytes < LITTLE) {
            heldBack = false;
            eventLoop.runOnContext(_ -> socket.resume());
        }
        return taken;
    }
}
