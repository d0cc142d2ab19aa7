package cloud.nuvem.billing.internal;

import org.jspecify.annotations.Nullable;

/**
 * What the processor knows of a payment, whenever and however it was asked.
 *
 * @param received in the smallest unit
 * @param decline its code; null when it was not declined
 */
record IntentState(
        String id,
        Status status,
        long received,
        @Nullable String charge,
        @Nullable String receiptUrl,
        @Nullable String decline) {

    /** What it comes to. */
    enum Status {
        /** Nobody has tried to charge. */
        UNTOUCHED,
        PROCESSING,
        /** The owner is asked by the bank. */
        ACTION_NEEDED,
        DECLINED,
        SUCCEEDED,
        CANCELED
    }
}
