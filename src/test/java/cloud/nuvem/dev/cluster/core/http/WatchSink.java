package cloud.nuvem.dev.cluster.core.http;

import java.util.List;

/** Takes watch events to a client. */
@FunctionalInterface
interface WatchSink {

    /**
     * Sends events, waiting until they are on the way.
     *
     * @throws InterruptedException when the client has gone
     */
    void send(List<byte[]> events) throws InterruptedException;
}
