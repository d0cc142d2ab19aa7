package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.RefusedByGate;
import java.util.List;

/** Corrections of issued invoices, made by the provider's staff. */
public interface CreditNotes {

    /** Gives some or all of an invoice back on paper, with a number of its own. Money follows as a refund where it was paid. */
    IssueCreditNoteResult issue(Actor actor, IssueCreditNote command);

    /**
     * @param amount tax included; positive, at most what is left of the invoice
     * @param reason printed, 1 to 500 characters
     */
    record IssueCreditNote(InvoiceId invoice, Money amount, String reason) {}

    /** What became of it. */
    sealed interface IssueCreditNoteResult {
        /** It has its number. */
        record Issued(CreditNoteId id, String number, Money amount) implements IssueCreditNoteResult {}

        /** There is no issued invoice of that id. */
        record NotIssued() implements IssueCreditNoteResult, Refusal {
            @Override
            public String code() {
                return "credit-note.not-issued";
            }

            @Override
            public Kind kind() {
                return Kind.ABSENT;
            }
        }

        /** Not positive, another currency, or more than is left. */
        record InvalidAmount(Money left) implements IssueCreditNoteResult, Refusal {
            @Override
            public String code() {
                return "credit-note.invalid-amount";
            }

            @Override
            public List<Object> arguments() {
                return List.of(left);
            }

            @Override
            public String field() {
                return "amount";
            }
        }

        /** Empty or too long. */
        record InvalidReason() implements IssueCreditNoteResult, Refusal {
            @Override
            public String code() {
                return "credit-note.invalid-reason";
            }

            @Override
            public String field() {
                return "reason";
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements IssueCreditNoteResult, RefusedByGate {}
    }
}
