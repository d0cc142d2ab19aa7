package cloud.nuvem.dev.cluster.guest;

import cloud.nuvem.dev.cluster.core.Peer;
import cloud.nuvem.dev.cluster.core.Subresource.Conversation;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A place for one at a time: a newcomer drives out who was there before. */
public final class Seat {

    private final AtomicReference<@Nullable Peer> sitting = new AtomicReference<>();

    public boolean isTaken() {
        return sitting.get() != null;
    }

    /** Takes the place for the length of a conversation. */
    public void take(Peer newcomer, Conversation conversation) throws IOException, InterruptedException {
        var before = sitting.getAndSet(newcomer);
        if (before != null) {
            before.close();
        }
        try {
            conversation.with(newcomer);
        } finally {
            sitting.compareAndSet(newcomer, null);
        }
    }

    /** Ends whatever conversation is going on. */
    public void clear() {
        var there = sitting.getAndSet(null);
        if (there != null) {
            there.close();
        }
    }
}
