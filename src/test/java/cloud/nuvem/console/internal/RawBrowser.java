package cloud.nuvem.console.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A browser's socket, so that a test decides every header and every byte. */
final class RawBrowser implements AutoCloseable {

    private final Socket socket = new Socket();
    private final List<String> head = new ArrayList<>();

    private RawBrowser(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Sends the head as it is and reads the answer's. */
    static RawBrowser send(int port, String request) throws IOException {
        return send(port, request, 0);
    }

    static RawBrowser send(int port, String request, int receiveBuffer) throws IOException {
        var browser = new RawBrowser(port, receiveBuffer);
        browser.socket.setSoTimeout(30_000);
        browser.socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        for (var line = browser.line(); !line.isEmpty(); line = browser.line()) {
            browser.head.add(line);
        }
        return browser;
    }

    int status() {
        return head.isEmpty() ? 0 : Integer.parseInt(head.getFirst().substring(9, 12));
    }

    List<String> head() {
        return List.copyOf(head);
    }

    Socket socket() {
        return socket;
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    String read(int length) throws IOException {
        return new String(in().readNBytes(length), StandardCharsets.US_ASCII);
    }

    /** Ends with a reset instead of a farewell. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in().read(); next >= 0 && next != '\n'; next = in().read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
