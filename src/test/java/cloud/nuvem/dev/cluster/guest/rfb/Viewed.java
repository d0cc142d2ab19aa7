package cloud.nuvem.dev.cluster.guest.rfb;

import cloud.nuvem.dev.cluster.guest.screen.TextScreen;

/** What a viewer looks at and acts upon. */
public interface Viewed {

    /** Shown by viewers as the desktop's name. */
    String name();

    TextScreen screen();

    /** Whether the machine runs: the cursor of one that stands still does not blink. */
    boolean isRunning();

    /**
     * A key.
     *
     * @param keySymbol X11's number of what the key means
     * @param scanCode where the key is (XT set 1, extended codes with bit 7), 0 when the viewer does not say
     */
    void key(int keySymbol, int scanCode, boolean down) throws InterruptedException;

    void pointer(int x, int y, int buttons);
}
