package cloud.nuvem.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A websocket to something that runs in a cluster, after both sides agreed: from here on it is frames (RFC 6455), moved as
 * they are. A client's masked frames may be sent on unchanged.
 */
public interface ClusterSocket extends AutoCloseable {

    /** Waits for bytes; how many came, or -1 at the end. At most one thread at a time reads. */
    int read(ByteBuffer into) throws IOException;

    /** Returns when all have been sent; blocks while the other side does not read. At most one thread at a time writes. */
    void write(ByteBuffer from) throws IOException;

    /** At once, from any thread, whoever is reading or stuck in writing; says no farewell. Again has no effect. */
    @Override
    void close() throws IOException;

    /**
     * What to connect to on an object.
     *
     * @param subresource name of it, slashes allowed: {@code vnc}
     * @param query without the question mark; empty for none
     * @param protocol the websocket subprotocol that both must speak
     */
    record Channel(String subresource, String query, String protocol) {}
}
