package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to get an invoice's money.
 *
 * @param number counts the tries for an invoice, from 1 on
 * @param decline the processor's code of why not ({@code insufficient_funds}); null when it was not declined
 * @param receiptUrl at the processor; null before it succeeded
 */
public record Payment(
        PaymentId id,
        OrganizationId organization,
        InvoiceId invoice,
        int number,
        Way way,
        Money amount,
        State state,
        @Nullable String decline,
        @Nullable String receiptUrl,
        Instant began,
        Instant changed) {

    /** How it is paid. */
    public enum Way {
        /** With the default card, without its owner. */
        SAVED_CARD,
        /** By its owner, at the processor's page. */
        PAGE
    }

    /** Where it is on its way. */
    public enum State {
        /** Written down, not asked yet. */
        PLANNED,
        /** Asked, no answer yet. */
        SENT,
        /** The answer was lost: it is found out by reading, never by asking again. */
        UNKNOWN,
        /** The processor works on it. */
        PROCESSING,
        /** The processor's page waits for its owner. */
        PAGE_OPEN,
        SUCCEEDED,
        DECLINED,
        /** The owner has to say at the bank that it is really they. */
        ACTION_NEEDED,
        /** Certain never to take money. */
        CANCELED,
        /** It took money for what was paid already: to be given back. */
        OVERPAID;

        /** Whether it may still take money by itself. */
        public boolean isUnderWay() {
            return this == PLANNED || this == SENT || this == UNKNOWN || this == PROCESSING;
        }
    }
}
