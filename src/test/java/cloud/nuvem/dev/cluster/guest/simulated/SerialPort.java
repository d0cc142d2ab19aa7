package cloud.nuvem.dev.cluster.guest.simulated;

import cloud.nuvem.dev.cluster.core.Peer;
import cloud.nuvem.dev.cluster.guest.SerialLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The plug of a serial line: what is said is remembered, and heard by whoever is plugged in. A slow listener slows the speaker. */
final class SerialPort {

    private static final int CHUNK = 4096;

    private final SerialLog log;
    private final AtomicReference<@Nullable Peer> plugged = new AtomicReference<>();

    SerialPort(SerialLog log) {
        this.log = log;
    }

    void say(String text) {
        say(text, Instant.now());
    }

    void say(String text, Instant at) {
        log.add(text, at);
        var listener = plugged.get();
        if (listener != null) {
            try {
                listener.out().write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                plugged.compareAndSet(listener, null);
            }
        }
    }

    /** Passes on what the other end types, until it goes. */
    void plug(Peer terminal, Consumer<Character> typed) throws IOException {
        plugged.set(terminal);
        try {
            var bytes = new byte[CHUNK];
            for (int length = terminal.in().read(bytes);
                    length >= 0;
                    length = terminal.in().read(bytes)) {
                for (char character : new String(bytes, 0, length, StandardCharsets.UTF_8).toCharArray()) {
                    typed.accept(character);
                }
            }
        } finally {
            plugged.compareAndSet(terminal, null);
        }
    }
}
