package cloud.nuvem.dev.cluster.guest.simulated;

import static org.awaitility.Awaitility.await;

import cloud.nuvem.dev.cluster.guest.TestPeer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A viewer written from RFC 6143 alone: shakes hands, asks for pictures, decodes raw and ZRLE, presses keys. */
final class Viewer implements AutoCloseable {

    static final int RAW = 0;
    static final int ZRLE = 16;
    static final int DESKTOP_SIZE = -223;
    static final int QEMU_KEYS = -258;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TILE = 64;

    private final TestPeer peer = new TestPeer();
    private final Inflater inflater = new Inflater();
    private int read;
    private int[] pixels = {};
    private int width;
    private int height;
    private boolean extendedKeys;

    TestPeer peer() {
        return peer;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean hasExtendedKeys() {
        return extendedKeys;
    }

    int[] pixels() {
        return pixels.clone();
    }

    void shakeHands() throws IOException {
        next(12);
        peer.type("RFB 003.008\n");
        next(2);
        peer.send(new byte[] {1});
        next(4);
        peer.send(new byte[] {1});
        var init = data(24);
        size(init.readUnsignedShort(), init.readUnsignedShort());
        init.skipNBytes(16);
        next(init.readInt());
    }

    private void size(int wide, int high) {
        width = wide;
        height = high;
        pixels = new int[wide * high];
    }

    void encodings(int... numbers) {
        var message = ByteBuffer.allocate(4 + 4 * numbers.length);
        message.put((byte) 2).put((byte) 0).putShort((short) numbers.length);
        for (int number : numbers) {
            message.putInt(number);
        }
        peer.send(message.array());
    }

    /** Asks for a picture and takes the answer in. */
    void look(boolean incremental) throws IOException {
        var ask = ByteBuffer.allocate(10);
        ask.put((byte) 3)
                .put((byte) (incremental ? 1 : 0))
                .putInt(0)
                .putShort((short) width)
                .putShort((short) height);
        peer.send(ask.array());
        var head = data(4);
        head.skipNBytes(2);
        int rectangles = head.readUnsignedShort();
        for (int each = 0; each < rectangles; each++) {
            rectangle(data(12));
        }
    }

    private void rectangle(DataInputStream head) throws IOException {
        int left = head.readUnsignedShort();
        int top = head.readUnsignedShort();
        int wide = head.readUnsignedShort();
        int high = head.readUnsignedShort();
        switch (head.readInt()) {
            case RAW -> raw(left, top, wide, high);
            case ZRLE -> zrle(left, top, wide, high);
            case DESKTOP_SIZE -> size(wide, high);
            case QEMU_KEYS -> extendedKeys = true;
            default -> throw new IOException("an encoding that was not asked for");
        }
    }

    private void raw(int left, int top, int wide, int high) throws IOException {
        var in = next(wide * high * 4);
        for (int index = 0; index < wide * high; index++) {
            int at = index * 4;
            int pixel = (in[at] & 0xff) | ((in[at + 1] & 0xff) << 8) | ((in[at + 2] & 0xff) << 16);
            pixels[(top + index / wide) * width + left + index % wide] = pixel;
        }
    }

    private void zrle(int left, int top, int wide, int high) throws IOException {
        inflater.setInput(next(data(4).readInt()));
        var tiles = new DataInputStream(new ByteArrayInputStream(inflate()));
        for (int y = 0; y < high; y += TILE) {
            for (int x = 0; x < wide; x += TILE) {
                tile(tiles, left + x, top + y, Math.min(TILE, wide - x), Math.min(TILE, high - y));
            }
        }
    }

    private byte[] inflate() throws IOException {
        try {
            var all = new ByteArrayOutputStream();
            var part = new byte[8192];
            for (int length = inflater.inflate(part); length > 0; length = inflater.inflate(part)) {
                all.write(part, 0, length);
            }
            return all.toByteArray();
        } catch (DataFormatException broken) {
            throw new IOException(broken);
        }
    }

    private void tile(DataInputStream in, int left, int top, int wide, int high) throws IOException {
        int kind = in.readUnsignedByte();
        var palette = new int[kind <= 16 ? kind : 0];
        for (int index = 0; index < palette.length; index++) {
            palette[index] = compact(in);
        }
        for (int y = 0; y < high; y++) {
            int bits = kind == 2 ? 1 : kind <= 4 ? 2 : 4;
            int octet = 0;
            int left8 = 0;
            for (int x = 0; x < wide; x++) {
                int colour;
                if (kind == 0) {
                    colour = compact(in);
                } else if (kind == 1) {
                    colour = palette[0];
                } else {
                    if (left8 == 0) {
                        octet = in.readUnsignedByte();
                        left8 = 8;
                    }
                    left8 -= bits;
                    colour = palette[(octet >> left8) & ((1 << bits) - 1)];
                }
                pixels[(top + y) * width + left + x] = colour;
            }
        }
    }

    private static int compact(DataInputStream in) throws IOException {
        return in.readUnsignedByte() | (in.readUnsignedByte() << 8) | (in.readUnsignedByte() << 16);
    }

    /** Types by meaning alone. */
    void type(String text) {
        text.chars().forEach(character -> {
            int symbol = character == '\n' ? 0xff0d : character;
            key(symbol, true);
            key(symbol, false);
        });
    }

    void key(int symbol, boolean down) {
        var message = ByteBuffer.allocate(8);
        message.put((byte) 4).put((byte) (down ? 1 : 0)).putShort((short) 0).putInt(symbol);
        peer.send(message.array());
    }

    /** Presses and releases a key by its place. */
    void place(int symbol, int place) throws IOException {
        for (int down = 1; down >= 0; down--) {
            var bytes = new ByteArrayOutputStream();
            var message = new DataOutputStream(bytes);
            message.writeByte(255);
            message.writeByte(0);
            message.writeShort(down);
            message.writeInt(symbol);
            message.writeInt(place);
            peer.send(bytes.toByteArray());
        }
    }

    void cut(String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        var message = ByteBuffer.allocate(8 + bytes.length);
        message.put((byte) 6).put(new byte[3]).putInt(bytes.length).put(bytes);
        peer.send(message.array());
    }

    private DataInputStream data(int length) {
        return new DataInputStream(new ByteArrayInputStream(next(length)));
    }

    private byte[] next(int length) {
        await("more of the picture")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> peer.bytes().length >= read + length);
        var part = java.util.Arrays.copyOfRange(peer.bytes(), read, read + length);
        read += length;
        return part;
    }

    @Override
    public void close() {
        peer.close();
        inflater.end();
    }
}
