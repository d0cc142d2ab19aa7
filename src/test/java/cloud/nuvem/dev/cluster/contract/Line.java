package cloud.nuvem.dev.cluster.contract;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A client's end of a screen or a serial line. */
record Line(WebSocket socket, Received received) implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What came so far, and whether it is over. */
    static final class Received implements WebSocket.Listener {

        private static final int BROKEN_OFF = 1006;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Boolean> end = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            var part = new byte[data.remaining()];
            data.get(part);
            synchronized (this) {
                bytes.writeBytes(part);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            end.complete(statusCode != BROKEN_OFF);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end.complete(false);
        }

        synchronized byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    void send(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    void type(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return received.bytes();
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    Line awaitText(String part) {
        await("\"" + part + "\" on the line").atMost(PATIENCE).until(() -> text().contains(part));
        return this;
    }

    Line awaitBytes(int count) {
        await(count + " bytes on the line").atMost(PATIENCE).until(() -> bytes().length >= count);
        return this;
    }

    /** Whether the end came with a close frame. */
    boolean awaitEnd() {
        await("the end of the line").atMost(PATIENCE).until(received.end::isDone);
        return received.end.join();
    }

    boolean isOpen() {
        return !received.end.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
