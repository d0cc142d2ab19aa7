package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The machine's end of a console: a plain socket that a test reads and writes, or leaves alone. */
final class RawMachine implements MachineEnds, AutoCloseable {

    private final ServerSocket server;
    private final LinkedBlockingQueue<Socket> waiting = new LinkedBlockingQueue<>();
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable RuntimeException refusal;
    private volatile byte[] picture = {1, 2, 3};

    RawMachine() {
        try {
            server = new ServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                accepted.add(socket);
                waiting.add(socket);
            }
        } catch (IOException closed) {
            assert server.isClosed();
        }
    }

    /** The end of the next console that is opened. */
    Socket next() throws InterruptedException {
        var socket = waiting.poll(20, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("nobody called the machine");
        }
        return socket;
    }

    /** What consoles were asked for, as path and query. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Null lets everybody in again. */
    void refuseWith(@Nullable RuntimeException no) {
        refusal = no;
    }

    void shows(byte[] png) {
        picture = png;
    }

    @Override
    public byte[] picture(String what) {
        asked.add(what);
        return answer(picture);
    }

    @Override
    public ClusterSocket connect(String what) {
        asked.add(what);
        answer(picture);
        try {
            var channel =
                    SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new Raw(channel);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private byte[] answer(byte[] yes) {
        var no = refusal;
        if (no != null) {
            throw no;
        }
        return yes;
    }

    void reset() throws IOException {
        refusal = null;
        for (var socket : accepted) {
            socket.close();
        }
        accepted.clear();
        waiting.clear();
        asked.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        reset();
    }

    private record Raw(SocketChannel channel) implements ClusterSocket {

        @Override
        public int read(ByteBuffer into) throws IOException {
            return channel.read(into);
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
}
