package cloud.nuvem.dev.cluster.core;

import java.io.InputStream;
import java.io.OutputStream;

/** The client's end of an accepted connection. Reading and writing block; one thread for each direction. */
public interface Peer {

    /** What the client sends; ends when it has gone. What is not read holds the client back. */
    InputStream in();

    /** Takes bytes to the client; a write returns once they are on the wire, and fails when the client has gone. */
    OutputStream out();

    /** Ends the connection at once and without a word, as a server does whose other end broke away. From any thread. */
    void close();
}
