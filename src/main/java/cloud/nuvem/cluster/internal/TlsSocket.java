package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterSocket;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS over a raw socket, as a client. The JDK's own TLS socket asks the system twice for every record of 16 KiB and hands them out
 * one by one, which costs a relay a sixth of its speed, and keeps its buffers for life; here as many records as have come are moved
 * at once, and a connection over which nothing moves keeps a kilobyte.
 */
final class TlsSocket implements ClusterSocket {

    private static final int SMALL = 1_024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final RawSocket raw;
    private final SSLEngine engine;
    private final ByteBuffer small = ByteBuffer.allocate(SMALL).limit(0);

    /** Encrypted bytes that came and are not read yet, from position to limit. */
    private ByteBuffer incoming = small;

    /** Of a record that did not fit where it was wanted, what nobody has taken yet. */
    private @Nullable ByteBuffer rest;

    private boolean ended;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;

    private TlsSocket(RawSocket raw, SSLEngine engine) {
        this.raw = raw;
        this.engine = engine;
    }

    /** Returns when both sides trust the connection as much as they asked for. */
    static TlsSocket shakeHands(RawSocket raw, SSLEngine engine) throws IOException {
        var socket = new TlsSocket(raw, engine);
        try {
            engine.beginHandshake();
            socket.shakeHands(engine.getHandshakeStatus());
            return socket;
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    private void shakeHands(HandshakeStatus begin) throws IOException {
        var next = begin;
        while (next != HandshakeStatus.NOT_HANDSHAKING && next != HandshakeStatus.FINISHED) {
            switch (next) {
                case NEED_WRAP -> send(NOTHING);
                case NEED_TASK -> work();
                default -> receiveHandshake();
            }
            next = engine.getHandshakeStatus();
        }
    }

    private void receiveHandshake() throws IOException {
        var result = engine.unwrap(incoming, NOTHING);
        if (result.getStatus() == Status.CLOSED
                || (result.getStatus() == Status.BUFFER_UNDERFLOW && !receive(RecordBuffers.LARGE))) {
            throw new EOFException("the connection ended within the TLS handshake");
        }
    }

    private void work() {
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        reading.lock();
        try {
            return readAlone(into);
        } finally {
            reading.unlock();
            if (closed) {
                giveBuffersBack();
            }
        }
    }

    private int readAlone(ByteBuffer into) throws IOException {
        int before = into.position();
        takeRest(into);
        while (into.position() == before) {
            decrypt(into);
            if (into.position() == before && (ended || !receive(into.remaining()))) {
                return -1;
            }
        }
        return into.position() - before;
    }

    /** As many whole records as are there and fit. */
    private void decrypt(ByteBuffer into) throws IOException {
        int before = into.position();
        while (incoming.hasRemaining() && !ended) {
            var result = engine.unwrap(incoming, into);
            switch (result.getStatus()) {
                case OK -> after(result);
                case CLOSED -> ended = true;
                case BUFFER_UNDERFLOW -> {
                    return;
                }
                case BUFFER_OVERFLOW -> {
                    if (into.position() > before || !decryptAside(into)) {
                        return;
                    }
                }
            }
        }
    }

    /** False when the record has not come whole; true with nothing read when it held nothing for us, such as new keys. */
    private boolean decryptAside(ByteBuffer into) throws IOException {
        var aside = RecordBuffers.take();
        rest = aside;
        var result = engine.unwrap(incoming, aside);
        aside.flip();
        takeRest(into);
        if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
            return false;
        }
        after(result);
        return true;
    }

    private void takeRest(ByteBuffer into) {
        var from = rest;
        if (from == null) {
            return;
        }
        int moved = Math.min(from.remaining(), into.remaining());
        into.put(into.position(), from, from.position(), moved).position(into.position() + moved);
        if (!from.position(from.position() + moved).hasRemaining()) {
            RecordBuffers.give(from);
            rest = null;
        }
    }

    /** A server may change its keys, or end, at any time. */
    private void after(SSLEngineResult result) throws IOException {
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            throw new SSLException("a record larger than TLS allows");
        }
        ended |= result.getStatus() == Status.CLOSED;
        if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            work();
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            send(NOTHING);
        }
    }

    /**
     * False at the end.
     *
     * @param room that the reader has: who has little expects little
     */
    private boolean receive(int room) throws IOException {
        boolean wantsLarge = room > SMALL || incoming.hasRemaining();
        boolean isLarge = incoming.capacity() > SMALL;
        if (wantsLarge && !isLarge) {
            incoming = RecordBuffers.take().put(incoming).flip();
        } else if (!wantsLarge && isLarge) {
            RecordBuffers.give(incoming);
            incoming = small.limit(0);
        }
        incoming.compact();
        try {
            return raw.read(incoming) >= 0;
        } finally {
            incoming.flip();
        }
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            send(from);
        }
    }

    /** Also the reader sends, when keys change. */
    private synchronized void send(ByteBuffer from) throws IOException {
        var outgoing = RecordBuffers.take();
        try {
            do {
                wrap(from, outgoing);
            } while (from.hasRemaining() && outgoing.remaining() >= RecordBuffers.RECORD);
            raw.write(outgoing.flip());
        } finally {
            RecordBuffers.give(outgoing);
        }
    }

    private void wrap(ByteBuffer from, ByteBuffer outgoing) throws IOException {
        var result = engine.wrap(from, outgoing);
        if (result.getStatus() != Status.OK) {
            throw new SSLException("nothing can be sent any more: " + result.getStatus());
        }
        if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            work();
        } else if (from.hasRemaining() && result.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
            throw new SSLException("the other side began another handshake");
        }
    }

    /** Without a farewell, which would wait for a writer that is stuck. */
    @Override
    public void close() throws IOException {
        closed = true;
        try {
            raw.close();
        } finally {
            giveBuffersBack();
        }
    }

    /** Unless somebody reads: who does, comes here afterwards. */
    private void giveBuffersBack() {
        if (!reading.tryLock()) {
            return;
        }
        try {
            if (incoming.capacity() > SMALL) {
                RecordBuffers.give(incoming);
                incoming = small.limit(0);
            }
            if (rest != null) {
                RecordBuffers.give(rest);
                rest = null;
            }
        } finally {
            reading.unlock();
        }
    }
}
