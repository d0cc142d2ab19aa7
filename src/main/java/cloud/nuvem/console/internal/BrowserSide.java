package cloud.nuvem.console.internal;

import java.io.IOException;

/** The browser's connection as a session sees it. */
interface BrowserSide {

    /** Returns when the bytes have left; blocks while the browser does not read. */
    void write(byte[] bytes, int length) throws IOException;

    /** At once, from any thread, whoever is stuck in {@link #write}. */
    void close();
}
