package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterSocket;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** TCP. A channel, because it reads and writes memory outside the heap without copying it first. */
final class RawSocket implements ClusterSocket {

    private final SocketChannel channel;
    private boolean patient;

    RawSocket(SocketChannel channel) {
        this.channel = channel;
    }

    void connect(SocketAddress address, Duration timeout) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        channel.socket().connect(address, Math.toIntExact(timeout.toMillis()));
    }

    /** Until {@link #bePatient} a read must find a buffer with an array. */
    void giveUpAfter(Duration timeout) throws IOException {
        channel.socket().setSoTimeout(Math.toIntExact(timeout.toMillis()));
    }

    /** From here on reads wait as long as it takes. */
    void bePatient() {
        patient = true;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return patient ? channel.read(into) : readInTime(into);
    }

    /** A channel knows no time-out; the stream over it does. */
    private int readInTime(ByteBuffer into) throws IOException {
        int came = channel.socket()
                .getInputStream()
                .read(into.array(), into.arrayOffset() + into.position(), into.remaining());
        if (came > 0) {
            into.position(into.position() + came);
        }
        return came;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            channel.write(from);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
