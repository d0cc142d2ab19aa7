package cloud.nuvem.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A websocket to something that runs in a cluster, after both sides agreed: from here on it is frames (RFC 6455), moved as
 * they are. A client's masked frames may be sent on unchanged.
 */
public interface ClusterSocket extends AutoCloseable {

    InputStream in();

    OutputStream out();

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
