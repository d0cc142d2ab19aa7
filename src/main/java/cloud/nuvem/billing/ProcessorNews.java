package cloud.nuvem.billing;

import org.jspecify.annotations.Nullable;

/** The payment processor's way to tell: every message is signed, and what it says is read again before it counts. */
public interface ProcessorNews {

    /** @param signature of the payload, from the message's header; null without */
    Receipt receive(String payload, @Nullable String signature);

    /** What became of a message. */
    enum Receipt {
        /** Stored; known ones too. */
        TAKEN,
        /** Forged, too old, or not to be read. */
        REFUSED
    }
}
