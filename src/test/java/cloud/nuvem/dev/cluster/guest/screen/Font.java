package cloud.nuvem.dev.cluster.guest.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Bitmaps of printable ASCII, 8 by 16 dots, widened from {@code cluster/font.txt}: no host needs a font of its own. */
final class Font {

    static final int WIDTH = 8;
    static final int HEIGHT = 16;

    private static final int FIRST_ROW = 2;
    private static final int[] COLUMNS = {0, 2, 3, 4, 6};
    private static final int DOTS = COLUMNS.length;
    private static final int[] UNKNOWN = {0, 0, 0x7f, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x7f, 0, 0, 0, 0};

    private static final int[] BLANK = new int[HEIGHT];
    private static final int[][] GLYPHS = read();

    private Font() {}

    /** The 16 rows of a character; bit x is the dot in column x. */
    static int[] glyph(char character) {
        return character < GLYPHS.length ? GLYPHS[character] : UNKNOWN;
    }

    private static int[][] read() {
        var glyphs = new int[128][];
        Arrays.fill(glyphs, UNKNOWN);
        glyphs[0] = BLANK;
        glyphs[' '] = BLANK;
        try (var file = Objects.requireNonNull(Font.class.getResourceAsStream("/cluster/font.txt"))) {
            new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("# ") || line.startsWith("# 0"))
                    .forEach(line ->
                            glyphs[line.charAt(0)] = widen(line.substring(2).split(" ")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return glyphs;
    }

    /** Upright strokes are drawn out: every second of the seven rows counts twice. */
    private static int[] widen(String[] rows) {
        var glyph = new int[HEIGHT];
        int y = FIRST_ROW;
        for (int row = 0; row < rows.length; row++) {
            int dots = widen(Integer.parseInt(rows[row], 16));
            glyph[y++] = dots;
            if (row < 7 && row % 2 == 1) {
                glyph[y++] = dots;
            }
        }
        return glyph;
    }

    private static int widen(int narrow) {
        int wide = 0;
        for (int column = 0; column < DOTS; column++) {
            if (isSet(narrow, column)) {
                wide |= 1 << COLUMNS[column];
                boolean joined = column + 1 < DOTS && isSet(narrow, column + 1);
                if (joined && COLUMNS[column + 1] - COLUMNS[column] > 1) {
                    wide |= 1 << (COLUMNS[column] + 1);
                }
            }
        }
        return wide;
    }

    private static boolean isSet(int narrow, int column) {
        return (narrow >> (DOTS - 1 - column) & 1) == 1;
    }
}
