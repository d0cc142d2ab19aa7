package cloud.nuvem.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client's websocket through a proxy: frames built beforehand go out, and what comes is counted and not looked at. */
final class RelayLine implements AutoCloseable {

    private static final int AT_ONCE = 256 * 1024;
    private static final byte[] MESSAGE = masked(RelayUpstream.MESSAGE);

    private final SocketChannel channel;
    private @Nullable ByteBuffer large;

    private RelayLine(SocketChannel channel) {
        this.channel = channel;
    }

    /** @param head of the request, up to and with the empty line */
    static RelayLine open(int port, String head) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var line = new RelayLine(channel);
        line.write(head.getBytes(StandardCharsets.ISO_8859_1));
        var answer = line.head();
        if (!answer.startsWith("HTTP/1.1 101")) {
            line.close();
            throw new IOException(answer.lines().findFirst().orElse("no answer"));
        }
        return line;
    }

    private String head() throws IOException {
        var answer = new StringBuilder();
        var some = ByteBuffer.allocate(4096);
        while (!answer.toString().endsWith("\r\n\r\n")) {
            if (channel.read(some.clear()) < 0) {
                throw new EOFException("ended in the head: " + answer);
            }
            answer.append(StandardCharsets.ISO_8859_1.decode(some.flip()));
        }
        return answer.toString();
    }

    /** Asks for frames of {@link RelayUpstream#FRAME} bytes and returns when all have come. */
    void stream(long frames) throws IOException {
        order('S', frames);
        if (large == null) {
            large = ByteBuffer.allocateDirect(AT_ONCE);
        }
        skip(frames * (4 + RelayUpstream.FRAME), large);
    }

    /** So many messages there and back, one after the other. */
    void echo(int count) throws IOException {
        order('E', count);
        var back = ByteBuffer.allocate(2 + RelayUpstream.MESSAGE);
        for (int echoes = 0; echoes < count; echoes++) {
            write(MESSAGE);
            skip(back.capacity(), back);
        }
    }

    private void order(char what, long count) throws IOException {
        var order = masked(RelayUpstream.ORDER);
        ByteBuffer.wrap(order, RelayUpstream.MASKED_HEADER, RelayUpstream.ORDER)
                .put((byte) what)
                .putLong(count);
        write(order);
    }

    private static byte[] masked(int payload) {
        var frame = new byte[RelayUpstream.MASKED_HEADER + payload];
        frame[0] = (byte) 0x82;
        frame[1] = (byte) (0x80 | payload);
        return frame;
    }

    private void write(byte[] bytes) throws IOException {
        var rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    private void skip(long bytes, ByteBuffer buffer) throws IOException {
        for (long rest = bytes; rest > 0; ) {
            int read = channel.read(buffer.clear().limit((int) Math.min(rest, buffer.capacity())));
            if (read < 0) {
                throw new EOFException(rest + " bytes of " + bytes + " did not come");
            }
            rest -= read;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
