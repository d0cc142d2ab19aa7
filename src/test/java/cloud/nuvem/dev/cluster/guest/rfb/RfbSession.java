package cloud.nuvem.dev.cluster.guest.rfb;

import cloud.nuvem.dev.cluster.core.Peer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One viewer: its handshake, then what it asks and does. Pictures go out on a thread of their own. */
public final class RfbSession {

    private static final String VERSION = "RFB 003.008\n";
    private static final int NO_AUTHENTICATION = 1;
    private static final int BUFFER = 32 * 1024;
    private static final int LONGEST_CUT_TEXT = 1024 * 1024;

    private final Viewed viewed;
    private final Peer peer;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Wishes wishes = new Wishes();

    public RfbSession(Viewed viewed, Peer peer) {
        this.viewed = viewed;
        this.peer = peer;
        this.in = new DataInputStream(new BufferedInputStream(peer.in()));
        this.out = new DataOutputStream(new BufferedOutputStream(peer.out(), BUFFER));
    }

    /**
     * Serves until the viewer goes.
     *
     * @throws IOException when it breaks the protocol or its connection does
     */
    public void run() throws IOException, InterruptedException {
        agree();
        var first = viewed.screen().shown();
        out.writeShort(first.width());
        out.writeShort(first.height());
        PixelFormat.OURS.write(out);
        var name = viewed.name().getBytes(StandardCharsets.UTF_8);
        out.writeInt(name.length);
        out.write(name);
        out.flush();
        var pictures = new Pictures(viewed, wishes, out, first);
        var painter = Thread.ofVirtual().name("rfb-pictures").start(() -> paint(pictures));
        try {
            while (true) {
                message();
            }
        } catch (EOFException gone) {
            // A viewer needs no goodbye.
        } finally {
            painter.interrupt();
            painter.join();
        }
    }

    /** RFC 6143, 7.1: the version of the viewer decides how security is agreed on. */
    private void agree() throws IOException {
        out.write(VERSION.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        var version = new String(in.readNBytes(VERSION.length()), StandardCharsets.US_ASCII);
        if (!version.matches("RFB 003\\.0\\d\\d\n")) {
            throw new IOException("not a viewer");
        }
        int minor = Integer.parseInt(version.substring(8, 11));
        if (minor < 7) {
            out.writeInt(NO_AUTHENTICATION);
        } else {
            out.write(new byte[] {1, NO_AUTHENTICATION});
            out.flush();
            if (in.readUnsignedByte() != NO_AUTHENTICATION) {
                throw new IOException("a security type that was not offered");
            }
            if (minor >= 8) {
                out.writeInt(0);
            }
        }
        out.flush();
        in.readUnsignedByte();
    }

    private void paint(Pictures pictures) {
        try (pictures) {
            pictures.run();
        } catch (IOException gone) {
            peer.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void message() throws IOException, InterruptedException {
        int type = in.readUnsignedByte();
        switch (type) {
            case 0 -> {
                in.skipNBytes(3);
                wishes.format(PixelFormat.read(in));
            }
            case 2 -> encodings();
            case 3 -> {
                boolean incremental = in.readUnsignedByte() != 0;
                in.skipNBytes(8);
                wishes.picture(incremental);
            }
            case 4 -> {
                boolean down = in.readUnsignedByte() != 0;
                in.skipNBytes(2);
                viewed.key(in.readInt(), 0, down);
            }
            case 5 -> {
                int buttons = in.readUnsignedByte();
                int x = in.readUnsignedShort();
                viewed.pointer(x, in.readUnsignedShort(), buttons);
            }
            case 6 -> cutText();
            case 255 -> extendedKey();
            default -> throw new IOException("a message that was not agreed on: " + type);
        }
    }

    private void encodings() throws IOException {
        in.skipNBytes(1);
        var numbers = new int[in.readUnsignedShort()];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = in.readInt();
        }
        wishes.encodings(Arrays.stream(numbers).boxed().toList());
    }

    /** Read and dropped: nothing in the guest takes it, as in a guest without an agent. */
    private void cutText() throws IOException {
        in.skipNBytes(3);
        int length = in.readInt();
        if (length < 0 || length > LONGEST_CUT_TEXT) {
            throw new IOException("a cut text that is too long: " + length);
        }
        in.skipNBytes(length);
    }

    /** QEMU's own message: the key's place besides its meaning. */
    private void extendedKey() throws IOException, InterruptedException {
        if (in.readUnsignedByte() != 0) {
            throw new IOException("a QEMU message that was not agreed on");
        }
        boolean down = in.readUnsignedShort() != 0;
        int symbol = in.readInt();
        viewed.key(symbol, in.readInt(), down);
    }
}
