package cloud.nuvem.billing;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.RefusedByGate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What the provider's staff do about invoices: look at held ones, let them go or void them. */
public interface InvoiceReview {

    /**
     * Of all organizations, in all states, by number, those without one first.
     *
     * @throws DeniedException for everybody but the provider's staff
     */
    List<ReviewedInvoice> of(Actor actor, YearMonth month);

    /** Held ones of all months, the oldest first. */
    List<ReviewedInvoice> held(Actor actor);

    Optional<InvoiceDetails> find(Actor actor, InvoiceId id);

    /** Found right after all: issued at once. Refused while something is missing that would change it. */
    ReviewResult release(Actor actor, InvoiceId id, String note);

    /** It is never issued; another is made for the month from what is known then. */
    ReviewResult voidHeld(Actor actor, InvoiceId id, String note);

    /** @param organizationName as it is called now */
    record ReviewedInvoice(Invoice invoice, String organizationName, List<InvoiceDetails.HoldReason> heldFor) {}

    /** What became of it. */
    sealed interface ReviewResult {
        /** As wished. */
        record Done(Invoice invoice) implements ReviewResult {}

        /** It is not held, or not any more. */
        record NotHeld() implements ReviewResult, Refusal {
            @Override
            public String code() {
                return "invoice.not-held";
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }
        }

        /** It is made again by itself once nothing is missing. */
        record Incomplete() implements ReviewResult, Refusal {
            @Override
            public String code() {
                return "invoice.incomplete";
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }
        }

        /** Empty or too long: 1 to 500 characters. */
        record InvalidNote() implements ReviewResult, Refusal {
            @Override
            public String code() {
                return "invoice.invalid-note";
            }

            @Override
            public String field() {
                return "note";
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements ReviewResult, RefusedByGate {}
    }
}
