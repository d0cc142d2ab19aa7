package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterSocket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** For reading a head byte by byte without asking the system for each; what comes after it is kept. */
final class HeadStream extends InputStream {

    private static final int AT_ONCE = 2_048;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ClusterSocket socket;
    private final ByteBuffer buffer = ByteBuffer.allocate(AT_ONCE).limit(0);

    HeadStream(ClusterSocket socket) {
        this.socket = socket;
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(buffer.get()) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0 || !fill()) {
            return length == 0 ? 0 : -1;
        }
        int moved = Math.min(length, buffer.remaining());
        buffer.get(into, offset, moved);
        return moved;
    }

    private boolean fill() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        socket.read(buffer.clear());
        return buffer.flip().hasRemaining();
    }

    /** A copy of what has been received and not read. */
    ByteBuffer rest() {
        return buffer.hasRemaining()
                ? ByteBuffer.allocate(buffer.remaining()).put(buffer).flip()
                : NOTHING;
    }
}
