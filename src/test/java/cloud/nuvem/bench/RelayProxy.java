package cloud.nuvem.bench;

import java.io.IOException;
import java.util.List;

/** One of those that stand between the clients and {@link RelayUpstream}. */
interface RelayProxy extends AutoCloseable {

    /** How it calls the upstream. */
    enum Wire {
        PLAIN,
        TLS
    }

    int port();

    BenchProcess process();

    /** Requests for as many sessions, each to be used once. */
    List<String> heads(Wire wire, int count) throws IOException, InterruptedException;

    static String head(int port, String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    @Override
    default void close() {
        process().close();
    }
}
