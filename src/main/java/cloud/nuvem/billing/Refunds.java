package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.DeniedException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back to the cards that paid. It follows credit notes by itself: whoever gives a paid invoice back, in whole or
 * in part, issues one ({@link CreditNotes#issue}).
 */
public interface Refunds {

    /**
     * The latest first, at most 200.
     *
     * @throws DeniedException for everybody but the provider's staff
     */
    List<Refund> all(Actor actor);

    /**
     * Money on its way back.
     *
     * @param number of the invoice
     * @param creditNote its number
     * @param doneAt null before
     */
    record Refund(
            InvoiceId invoice,
            String number,
            String creditNote,
            Money amount,
            State state,
            String orderedBy,
            Instant orderedAt,
            @Nullable Instant doneAt) {}

    /** Where it is. */
    enum State {
        /** The processor is asked, again and again until it answers. */
        PLANNED,
        DONE,
        /** The processor does not give it back: staff have to look. */
        REFUSED
    }
}
