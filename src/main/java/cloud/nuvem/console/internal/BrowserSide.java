package cloud.nuvem.console.internal;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The browser's connection as a session sees it. */
interface BrowserSide {

    /** Returns when the bytes have left; blocks while the browser does not read. */
    void write(ByteBuffer bytes) throws IOException;

    /** At once, from any thread, whoever is stuck in {@link #write}. */
    void close();
}
