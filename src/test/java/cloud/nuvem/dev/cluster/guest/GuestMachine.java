package cloud.nuvem.dev.cluster.guest;

import cloud.nuvem.dev.cluster.core.Peer;
import java.io.IOException;

/** A machine that is on. Closing it is pulling the plug. */
public interface GuestMachine extends AutoCloseable {

    /** Shows the screen over the remote framebuffer protocol, until the viewer goes. */
    void showScreen(Peer viewer) throws IOException, InterruptedException;

    /** Connects the serial line, until the other end goes. */
    void connectSerial(Peer terminal) throws IOException, InterruptedException;

    /** The screen as PNG. */
    byte[] screenshot() throws IOException;

    /** Everything said on the serial line so far, bounded. */
    SerialLog serialLog();

    /** Stands still until {@link #resume}; twice is as good as once. */
    void pause();

    void resume();

    /** Starts anew at once, asking nobody. */
    void reset();

    /** Asks the system to start anew. */
    void softReboot();

    /** Asks the system to shut down, as the power button does. */
    void askToPowerOff();

    @Override
    void close();
}
