package cloud.nuvem.dev.cluster.guest.rfb;

import cloud.nuvem.dev.cluster.guest.rfb.Wishes.Asked;
import cloud.nuvem.dev.cluster.guest.screen.Shown;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Answers a viewer's requests with what changed, line by line; the cursor blinks. */
final class Pictures implements AutoCloseable {

    private static final long BLINK = 500;
    private static final long LOOK = 50;

    private final Viewed viewed;
    private final Wishes wishes;
    private final DataOutputStream out;
    private final Encoder raw = new Encoder.Raw();
    private final Zrle zrle = new Zrle();
    private long seen;
    private int width;
    private int height;
    private int cursorBand;
    private boolean cursorOn;
    private boolean keysAnnounced;

    /** @param first what the viewer was told the size of */
    Pictures(Viewed viewed, Wishes wishes, DataOutputStream out, Shown first) {
        this.viewed = viewed;
        this.wishes = wishes;
        this.out = out;
        this.width = first.width();
        this.height = first.height();
        this.seen = first.change();
    }

    void run() throws IOException, InterruptedException {
        while (true) {
            wishes.awaitAsked();
            long latest = viewed.screen().await(seen, LOOK);
            boolean blink = viewed.isRunning() && isOnPhase() != cursorOn;
            if (latest != seen || blink || wishes.isWholeAsked()) {
                answer(wishes.take(), viewed.screen().shown());
            }
        }
    }

    private static boolean isOnPhase() {
        return System.nanoTime() / 1_000_000 / BLINK % 2 == 0;
    }

    private void answer(Asked asked, Shown shown) throws IOException {
        boolean resized = shown.width() != width || shown.height() != height;
        if (resized && asked.encodings().contains(Wishes.DESKTOP_SIZE)) {
            width = shown.width();
            height = shown.height();
            begin(1);
            rectangle(0, width, height, Wishes.DESKTOP_SIZE);
            seen = 0;
        } else {
            pictures(asked, shown);
        }
        out.flush();
    }

    /** A viewer that cannot follow a new size keeps seeing the corner that it knows. */
    private void pictures(Asked asked, Shown shown) throws IOException {
        boolean announce = !keysAnnounced && asked.encodings().contains(Wishes.QEMU_KEYS);
        boolean phase = viewed.isRunning() ? isOnPhase() : cursorOn;
        var bands = bands(asked, shown, phase);
        begin(bands.size() + (announce ? 1 : 0));
        if (announce) {
            rectangle(0, width, height, Wishes.QEMU_KEYS);
            keysAnnounced = true;
        }
        var encoder = asked.encodings().contains(Zrle.NUMBER) ? zrle : raw;
        for (int band : bands) {
            var pixels = fit(shown.band(band, phase), shown.width());
            rectangle(band * shown.bandHeight(), width, shown.bandHeight(), encoder.number());
            encoder.write(pixels, width, asked.format(), out);
        }
        seen = shown.change();
        cursorBand = shown.cursorBand();
        cursorOn = phase;
    }

    private List<Integer> bands(Asked asked, Shown shown, boolean phase) {
        var bands = new ArrayList<Integer>();
        int last = Math.min(shown.bands(), height / shown.bandHeight());
        for (int band = 0; band < last; band++) {
            boolean cursor = phase != cursorOn && (band == shown.cursorBand() || band == cursorBand);
            if (asked.whole() || cursor || shown.isChangedSince(seen, band)) {
                bands.add(band);
            }
        }
        return bands;
    }

    private int[] fit(int[] pixels, int from) {
        if (from == width) {
            return pixels;
        }
        int rows = pixels.length / from;
        var fitted = new int[width * rows];
        for (int y = 0; y < rows; y++) {
            System.arraycopy(pixels, y * from, fitted, y * width, Math.min(width, from));
        }
        return fitted;
    }

    private void begin(int rectangles) throws IOException {
        out.writeShort(0);
        out.writeShort(rectangles);
    }

    private void rectangle(int top, int wide, int high, int encoding) throws IOException {
        out.writeShort(0);
        out.writeShort(top);
        out.writeShort(wide);
        out.writeShort(high);
        out.writeInt(encoding);
    }

    @Override
    public void close() {
        zrle.close();
    }
}
