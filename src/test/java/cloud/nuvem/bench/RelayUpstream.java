package cloud.nuvem.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * What every proxy of {@link RelayBench} calls: a websocket in plain text, one over TLS, and the same without frames for a proxy
 * that takes them off. Nine bytes say what happens next: {@code S} and a count of frames to send, or {@code E} and a count of
 * messages to send back; then nine more are awaited.
 */
final class RelayUpstream {

    /** Payload of a frame that is streamed. */
    static final int FRAME = 16 * 1024;

    /** Payload of a frame that is echoed. */
    static final int MESSAGE = 64;

    static final int ORDER = 9;

    /** A client's frame header for a short payload: two bytes and the mask, which is zero and so changes nothing. */
    static final int MASKED_HEADER = 6;

    private static final int FRAMES_AT_ONCE = 16;
    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: *(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROTOCOL =
            Pattern.compile("Sec-WebSocket-Protocol: *([^\\s,]+)", Pattern.CASE_INSENSITIVE);
    private static final byte[] FRAMES = frames();

    private RelayUpstream() {}

    /** Arguments: ports for plain text, TLS and bare bytes; a PKCS #12 file and its password. */
    public static void main(String... arguments) throws Exception {
        var plain = ServerSocketFactory.getDefault();
        var secure = tls(arguments[3], arguments[4]).getServerSocketFactory();
        listen(plain, Integer.parseInt(arguments[0]), true);
        listen(secure, Integer.parseInt(arguments[1]), true);
        listen(plain, Integer.parseInt(arguments[2]), false);
    }

    private static SSLContext tls(String file, String password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = new FileInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void listen(ServerSocketFactory factory, int port, boolean framed) throws IOException {
        var server = factory.createServerSocket(port, 1_000, InetAddress.getLoopbackAddress());
        if (server instanceof SSLServerSocket tls) {
            // what an API server chooses where processors have AES
            tls.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
        }
        Thread.ofPlatform().start(() -> accept(server, framed));
    }

    private static void accept(ServerSocket server, boolean framed) {
        while (true) {
            try {
                var socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket, framed));
            } catch (IOException gone) {
                return;
            }
        }
    }

    private static void serve(Socket socket, boolean framed) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = socket.getInputStream();
            var out = socket.getOutputStream();
            if (framed) {
                agree(in, out);
            }
            var orders = new DataInputStream(in);
            while (true) {
                if (framed) {
                    orders.skipNBytes(MASKED_HEADER);
                }
                if (orders.readByte() == 'S') {
                    stream(out, orders.readLong());
                } else {
                    echo(in, out, orders.readLong(), framed);
                }
            }
        } catch (IOException gone) {
            // the proxy or its client left, which is how each session ends
        }
    }

    private static void agree(InputStream in, OutputStream out) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no head");
            }
            head.write(next);
        }
        var text = head.toString(StandardCharsets.ISO_8859_1);
        var key = KEY.matcher(text);
        var protocol = PROTOCOL.matcher(text);
        if (!key.find()) {
            throw new IOException("no key");
        }
        var answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n"
                + (protocol.find() ? "Sec-WebSocket-Protocol: " + protocol.group(1) + "\r\n" : "") + "\r\n";
        out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String accept(String key) {
        try {
            var joined = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(joined));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void stream(OutputStream out, long frames) throws IOException {
        for (long sent = 0; sent < frames; sent += FRAMES_AT_ONCE) {
            out.write(FRAMES);
        }
    }

    private static void echo(InputStream in, OutputStream out, long count, boolean framed) throws IOException {
        int header = framed ? MASKED_HEADER : 0;
        var message = new byte[header + MESSAGE];
        for (long echoes = 0; echoes < count && in.readNBytes(message, 0, message.length) == message.length; echoes++) {
            if (framed) { // the header becomes a server's, which has no mask and ends where the payload begins
                message[4] = (byte) 0x82;
                message[5] = MESSAGE;
                out.write(message, 4, 2 + MESSAGE);
            } else {
                out.write(message);
            }
        }
    }

    private static byte[] frames() {
        var frames = ByteBuffer.allocate(FRAMES_AT_ONCE * (4 + FRAME));
        for (int frame = 0; frame < FRAMES_AT_ONCE; frame++) {
            frames.put((byte) 0x82).put((byte) 126).putShort((short) FRAME);
            frames.position(frames.position() + FRAME);
        }
        return frames.array();
    }
}
