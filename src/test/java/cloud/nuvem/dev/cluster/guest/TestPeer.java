package cloud.nuvem.dev.cluster.guest;

import static org.awaitility.Awaitility.await;

import cloud.nuvem.dev.cluster.core.Peer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client in memory: types, and remembers what came. */
public final class TestPeer implements Peer {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ROOM = 64 * 1024;

    private final PipedOutputStream typed = new PipedOutputStream();
    private final PipedInputStream in;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private volatile boolean closed;

    public TestPeer() {
        try {
            in = new PipedInputStream(typed, ROOM);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public void type(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) {
        try {
            typed.write(bytes);
            typed.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    public synchronized byte[] bytes() {
        return received.toByteArray();
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public void awaitText(String part) {
        await("\"" + part + "\"").atMost(PATIENCE).until(() -> text().contains(part));
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (closed) {
                    throw new IOException("closed");
                }
                synchronized (TestPeer.this) {
                    received.write(bytes, offset, length);
                }
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        try {
            typed.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
