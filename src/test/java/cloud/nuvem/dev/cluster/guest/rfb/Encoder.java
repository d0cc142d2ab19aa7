package cloud.nuvem.dev.cluster.guest.rfb;

import java.io.DataOutputStream;
import java.io.IOException;

/** Writes the pixels of rectangles. One per viewer, since some remember what went before. */
interface Encoder {

    /** The encoding's number on the wire. */
    int number();

    /** @param pixels red, green, blue in the lower 24 bits, row after row */
    void write(int[] pixels, int width, PixelFormat format, DataOutputStream out) throws IOException;

    /** Every pixel as it is (RFC 6143, 7.7.1). */
    final class Raw implements Encoder {

        static final int NUMBER = 0;

        @Override
        public int number() {
            return NUMBER;
        }

        @Override
        public void write(int[] pixels, int width, PixelFormat format, DataOutputStream out) throws IOException {
            var bytes = new byte[pixels.length * format.bytes()];
            int at = 0;
            for (int pixel : pixels) {
                at = format.put(pixel, bytes, at);
            }
            out.write(bytes);
        }
    }
}
