package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Invoices of every organization, with the provider's database role: for collecting, dunning and other provider-wide jobs,
 * never for a door.
 */
public interface InvoiceLedger {

    Optional<Invoice> find(InvoiceId id);

    /** By its number, as on a bank transfer. */
    Optional<Invoice> findByNumber(String number);

    /** Issued and neither paid nor given back in whole, by due date. */
    List<Invoice> open();

    /** Marks it paid in full, exactly once however often and from however many replicas it is called. */
    MarkPaidResult markPaid(InvoiceId id, FullPayment payment);

    /**
     * Records that money went back for a credit note.
     *
     * @param reference of the refund at the processor or bank, 1 to 200 characters; the same one is recorded once
     * @return false when it was recorded before
     */
    boolean recordRefund(CreditNoteId creditNote, Money amount, String reference, Instant at);

    /**
     * What came in.
     *
     * @param amount must be what is due
     * @param reference of the payment at the processor or bank, 1 to 200 characters
     */
    record FullPayment(Money amount, String reference, Instant at) {}

    /** What became of it. */
    enum MarkPaidResult {
        /** By this call: {@link InvoiceEvent.InvoicePaid} follows. */
        PAID_NOW,
        /** By an earlier call, with this or another reference: compare {@link Invoice#paidAt}. */
        PAID_BEFORE,
        /** It is not issued, void, or unknown. */
        NOT_OPEN,
        /** What came in is not what is due: nothing was recorded. */
        AMOUNT_DIFFERS
    }
}
