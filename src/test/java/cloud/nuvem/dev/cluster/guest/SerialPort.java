package cloud.nuvem.dev.cluster.guest;

import cloud.nuvem.dev.cluster.core.Peer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The plug of a serial line: what is said is remembered, and heard by whoever is plugged in. A slow listener slows the speaker. */
public final class SerialPort {

    /** Takes what the other end types. */
    @FunctionalInterface
    public interface Typist {
        void type(String text) throws IOException;
    }

    private static final int CHUNK = 4096;

    private final SerialLog log;
    private final AtomicReference<@Nullable Peer> plugged = new AtomicReference<>();

    public SerialPort(SerialLog log) {
        this.log = log;
    }

    public void say(String text) {
        say(text, Instant.now());
    }

    public void say(String text, Instant at) {
        log.add(text, at);
        var listener = plugged.get();
        if (listener != null) {
            try {
                listener.out().write(text.getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedIOException stopped) {
                // The speaker was told to stop; the listener is still there.
            } catch (IOException gone) {
                plugged.compareAndSet(listener, null);
            }
        }
    }

    /** Passes on what the other end types, until it goes. */
    public void plug(Peer terminal, Typist typist) throws IOException {
        plugged.set(terminal);
        try {
            var bytes = new byte[CHUNK];
            for (int length = terminal.in().read(bytes);
                    length >= 0;
                    length = terminal.in().read(bytes)) {
                typist.type(new String(bytes, 0, length, StandardCharsets.UTF_8));
            }
        } finally {
            plugged.compareAndSet(terminal, null);
        }
    }
}
