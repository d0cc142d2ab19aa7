package cloud.nuvem.dev.cluster.guest.screen;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** What a screen showed at one moment. */
public final class Shown {

    private static final int[] PALETTE = {
        0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
        0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff
    };
    private static final int CURSOR_TOP = Font.HEIGHT - 2;

    private final int[][] cells;
    private final long[] changed;
    private final long change;
    private final long resized;
    private final int cursorRow;
    private final int cursorColumn;

    Shown(int[][] cells, long[] changed, long change, long resized, int cursorRow, int cursorColumn) {
        this.cells = cells;
        this.changed = changed;
        this.change = change;
        this.resized = resized;
        this.cursorRow = cursorRow;
        this.cursorColumn = cursorColumn;
    }

    static int inverted(int cell) {
        int colours = cell >> 16;
        return (((colours & 0x0f) << 4) | ((colours >> 4) & 0x0f)) << 16 | (cell & 0xffff);
    }

    /** The number of the latest change that is in it. */
    public long change() {
        return change;
    }

    public int width() {
        return cells[0].length * Font.WIDTH;
    }

    public int height() {
        return cells.length * Font.HEIGHT;
    }

    public int bandHeight() {
        return Font.HEIGHT;
    }

    public int bands() {
        return cells.length;
    }

    /** The band that the cursor is in. */
    public int cursorBand() {
        return cursorRow;
    }

    public boolean isResizedSince(long seen) {
        return resized > seen;
    }

    public boolean isChangedSince(long seen, int band) {
        return changed[band] > seen;
    }

    /** Draws one line of characters: red, green, blue in the lower 24 bits, row after row. */
    public int[] band(int band, boolean withCursor) {
        int width = width();
        var pixels = new int[width * Font.HEIGHT];
        var line = cells[band];
        for (int column = 0; column < line.length; column++) {
            int colours = line[column] >> 16;
            int front = PALETTE[colours & 0x0f];
            int back = PALETTE[colours >> 4 & 0x0f];
            boolean cursor = withCursor && band == cursorRow && column == cursorColumn;
            var glyph = Font.glyph((char) (line[column] & 0xffff));
            for (int y = 0; y < Font.HEIGHT; y++) {
                int dots = cursor && y >= CURSOR_TOP ? 0xff : glyph[y];
                int start = y * width + column * Font.WIDTH;
                for (int x = 0; x < Font.WIDTH; x++) {
                    pixels[start + x] = (dots >> x & 1) == 1 ? front : back;
                }
            }
        }
        return pixels;
    }

    /** The whole screen as PNG. */
    public byte[] png() throws IOException {
        var image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        for (int band = 0; band < bands(); band++) {
            image.setRGB(0, band * Font.HEIGHT, width(), Font.HEIGHT, band(band, true), 0, width());
        }
        var file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }
}
