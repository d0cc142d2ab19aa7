package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.Peer;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.HttpServerConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** A client at a websocket; its messages are only packaging, the bytes in them count. Made on the event loop. */
final class WebSocketPeer implements Peer {

    private static final int LARGEST_MESSAGE = 32 * 1024;

    private final ChannelHandlerContext socketBelow;
    private final LineSpeed speed;
    private final ReceivedBytes received;
    private final OutputStream wire;
    private final CountDownLatch closed = new CountDownLatch(1);

    WebSocketPeer(ServerWebSocket socket, HttpConnection connection, LineSpeed speed) {
        this.socketBelow = below(connection);
        this.speed = speed;
        this.received = new ReceivedBytes(socket);
        this.wire = new BlockingOutput(socket::writeBinaryMessage);
        socket.exceptionHandler(_ -> received.end());
        socket.closeHandler(_ -> {
            received.end();
            closed.countDown();
        });
        socket.handler(received::add);
    }

    @Override
    public InputStream in() {
        return new SlowInput();
    }

    @Override
    public OutputStream out() {
        return new SlowOutput();
    }

    @Override
    public void close() {
        received.end();
        closed.countDown();
        var _ = socketBelow.close();
    }

    /** The first handler sits next to the socket: no close frame, no TLS goodbye waits for a client that reads nothing. */
    private static ChannelHandlerContext below(HttpConnection connection) {
        return ((HttpServerConnection) connection)
                .channelHandlerContext()
                .pipeline()
                .firstContext();
    }

    private void pass(int bytes) throws IOException {
        try {
            if (speed.isDead()) {
                closed.await();
                throw new IOException("the client has gone");
            }
            speed.pass(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted on a slow line");
        }
    }

    private final class SlowInput extends InputStream {
        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (speed.isDead()) {
                pass(0);
            }
            int taken = received.take(bytes, offset, speed.piece(length));
            pass(Math.max(0, taken));
            return taken;
        }

        @Override
        public int available() {
            return received.available();
        }
    }

    private final class SlowOutput extends OutputStream {
        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; ) {
                int piece = Math.min(LARGEST_MESSAGE, speed.piece(length - done));
                pass(piece);
                wire.write(bytes, offset + done, piece);
                done += piece;
            }
        }
    }
}
