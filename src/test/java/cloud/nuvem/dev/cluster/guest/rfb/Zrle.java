package cloud.nuvem.dev.cluster.guest.rfb;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Tiles with a palette, then deflated in one stream for the whole session (RFC 6143, 7.7.6). */
final class Zrle implements Encoder, AutoCloseable {

    static final int NUMBER = 16;

    private static final int TILE = 64;
    private static final int LARGEST_PALETTE = 16;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public void write(int[] pixels, int width, PixelFormat format, DataOutputStream out) throws IOException {
        var tiles = new ByteArrayOutputStream();
        int height = pixels.length / width;
        for (int top = 0; top < height; top += TILE) {
            for (int left = 0; left < width; left += TILE) {
                tile(cut(pixels, width, left, top), Math.min(TILE, width - left), format, tiles);
            }
        }
        var packed = deflate(tiles.toByteArray());
        out.writeInt(packed.length);
        out.write(packed);
    }

    private static int[] cut(int[] pixels, int width, int left, int top) {
        int wide = Math.min(TILE, width - left);
        int high = Math.min(TILE, pixels.length / width - top);
        var tile = new int[wide * high];
        for (int y = 0; y < high; y++) {
            System.arraycopy(pixels, (top + y) * width + left, tile, y * wide, wide);
        }
        return tile;
    }

    private static void tile(int[] tile, int width, PixelFormat format, ByteArrayOutputStream out) {
        var palette = Arrays.stream(tile).distinct().limit(LARGEST_PALETTE + 1L).toArray();
        if (palette.length > LARGEST_PALETTE) {
            out.write(0);
            colours(tile, format, out);
        } else if (palette.length == 1) {
            out.write(1);
            colours(palette, format, out);
        } else {
            out.write(palette.length);
            colours(palette, format, out);
            indices(tile, width, palette, out);
        }
    }

    private static void colours(int[] colours, PixelFormat format, ByteArrayOutputStream out) {
        var bytes = new byte[colours.length * format.compactBytes()];
        int at = 0;
        for (int colour : colours) {
            at = format.putCompact(colour, bytes, at);
        }
        out.writeBytes(bytes);
    }

    /** One, two or four bits a pixel; every row begins with a fresh byte. */
    private static void indices(int[] tile, int width, int[] palette, ByteArrayOutputStream out) {
        int bits = palette.length == 2 ? 1 : palette.length <= 4 ? 2 : 4;
        for (int start = 0; start < tile.length; start += width) {
            int filled = 0;
            int octet = 0;
            for (int x = 0; x < width; x++) {
                octet = octet << bits | indexOf(tile[start + x], palette);
                filled += bits;
                if (filled == 8) {
                    out.write(octet);
                    filled = 0;
                    octet = 0;
                }
            }
            if (filled > 0) {
                out.write(octet << (8 - filled));
            }
        }
    }

    private static int indexOf(int colour, int[] palette) {
        int index = 0;
        while (palette[index] != colour) {
            index++;
        }
        return index;
    }

    private byte[] deflate(byte[] bytes) {
        deflater.setInput(bytes);
        var packed = new ByteArrayOutputStream();
        var chunk = new byte[8 * 1024];
        int length;
        do {
            length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            packed.write(chunk, 0, length);
        } while (length == chunk.length);
        return packed.toByteArray();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
