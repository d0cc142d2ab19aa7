package cloud.nuvem.dev.cluster.guest.rfb;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** How a viewer wants a pixel written (RFC 6143, 7.4); true colour only. */
record PixelFormat(int bits, int depth, boolean bigEndian, Channel red, Channel green, Channel blue) {

    /** One of the three colours. */
    record Channel(int max, int shift) {
        int of(int eightBits) {
            return ((eightBits * max + 127) / 255) << shift;
        }
    }

    /** What QEMU offers: 32 bits, little endian, red above green above blue. */
    static final PixelFormat OURS =
            new PixelFormat(32, 24, false, new Channel(255, 16), new Channel(255, 8), new Channel(255, 0));

    static PixelFormat read(DataInputStream in) throws IOException {
        int bits = in.readUnsignedByte();
        int depth = in.readUnsignedByte();
        boolean bigEndian = in.readUnsignedByte() != 0;
        boolean trueColour = in.readUnsignedByte() != 0;
        int[] max = {in.readUnsignedShort(), in.readUnsignedShort(), in.readUnsignedShort()};
        int[] shift = {in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte()};
        in.skipNBytes(3);
        if (!trueColour || (bits != 8 && bits != 16 && bits != 32)) {
            throw new IOException(
                    "a pixel format that is not served: %d bits, true colour %s".formatted(bits, trueColour));
        }
        return new PixelFormat(
                bits,
                depth,
                bigEndian,
                new Channel(max[0], shift[0]),
                new Channel(max[1], shift[1]),
                new Channel(max[2], shift[2]));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(bits);
        out.writeByte(depth);
        out.writeBoolean(bigEndian);
        out.writeBoolean(true);
        for (var channel : new Channel[] {red, green, blue}) {
            out.writeShort(channel.max());
        }
        for (var channel : new Channel[] {red, green, blue}) {
            out.writeByte(channel.shift());
        }
        out.write(new byte[3]);
    }

    int of(int colour) {
        return red.of(colour >> 16 & 0xff) | green.of(colour >> 8 & 0xff) | blue.of(colour & 0xff);
    }

    int bytes() {
        return bits / 8;
    }

    /** Whether ZRLE leaves a byte of the four out because no colour is in it (RFC 6143, 7.7.5). */
    private boolean isCompact() {
        return bits == 32 && depth <= 24 && (inUpperBytes() || inLowerBytes());
    }

    private long used() {
        return (long) red.max() << red.shift()
                | (long) green.max() << green.shift()
                | (long) blue.max() << blue.shift();
    }

    private boolean inLowerBytes() {
        return used() <= 0xffffffL;
    }

    private boolean inUpperBytes() {
        return (used() & 0xff) == 0;
    }

    int compactBytes() {
        return isCompact() ? 3 : bytes();
    }

    /** Writes a pixel in full; the place after it. */
    int put(int colour, byte[] target, int at) {
        return put(of(colour), bytes(), target, at);
    }

    /** Writes a pixel as ZRLE has it; the place after it. */
    int putCompact(int colour, byte[] target, int at) {
        boolean upper = isCompact() && !inLowerBytes();
        return put(upper ? of(colour) >>> 8 : of(colour), compactBytes(), target, at);
    }

    private int put(int pixel, int width, byte[] target, int at) {
        for (int index = 0; index < width; index++) {
            int shift = 8 * (bigEndian ? width - 1 - index : index);
            target[at + index] = (byte) (pixel >>> shift);
        }
        return at + width;
    }
}
