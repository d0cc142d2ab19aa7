package cloud.nuvem.dev.cluster.guest.rfb;

import java.util.List;

/** What a viewer asked for last. */
final class Wishes {

    static final int DESKTOP_SIZE = -223;
    static final int QEMU_KEYS = -258;

    private PixelFormat format = PixelFormat.OURS;
    private List<Integer> encodings = List.of(Encoder.Raw.NUMBER);
    private boolean asked;
    private boolean whole;

    /** One answer: how it is to be written, and whether all of the screen is in it. */
    record Asked(PixelFormat format, List<Integer> encodings, boolean whole) {}

    synchronized void format(PixelFormat wanted) {
        format = wanted;
    }

    synchronized void encodings(List<Integer> wanted) {
        encodings = wanted;
    }

    synchronized void picture(boolean incremental) {
        asked = true;
        whole |= !incremental;
        notifyAll();
    }

    /** Waits until a picture is asked for. */
    synchronized void awaitAsked() throws InterruptedException {
        while (!asked) {
            wait();
        }
    }

    synchronized boolean isWholeAsked() {
        return whole;
    }

    /** Takes what is asked for: the answer follows. */
    synchronized Asked take() {
        var taken = new Asked(format, encodings, whole);
        asked = false;
        whole = false;
        return taken;
    }
}
