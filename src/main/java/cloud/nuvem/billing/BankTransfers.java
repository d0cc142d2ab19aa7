package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.RefusedByGate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invoices paid at the bank: one of the provider's staff notes what arrived, another one confirms it, and only then it counts. */
public interface BankTransfers {

    /**
     * Those that wait for the second person first, then the latest, at most 200.
     *
     * @throws DeniedException for everybody but the provider's staff
     */
    List<BankTransfer> all(Actor actor);

    /** Writes down that all that is due arrived. Nothing is paid by it yet. */
    NoteTransferResult note(Actor actor, NoteTransfer command);

    /** Says, as another person, that it did: the invoice is paid, and what was suspended for it is lifted at once. */
    ConfirmTransferResult confirm(Actor actor, BankTransferId id);

    /** Takes back a note that waits: what was noted by mistake, or of what is due no more. Any of the staff may. */
    WithdrawTransferResult withdraw(Actor actor, BankTransferId id);

    /**
     * @param reference on the statement of the bank, 1 to 140 characters
     * @param receivedOn the bank's day, not in the future
     */
    record NoteTransfer(InvoiceId invoice, String reference, LocalDate receivedOn) {}

    /**
     * What arrived.
     *
     * @param number of the invoice
     * @param confirmedBy null while it waits
     */
    record BankTransfer(
            BankTransferId id,
            InvoiceId invoice,
            String number,
            Money amount,
            String reference,
            LocalDate receivedOn,
            String notedBy,
            Instant notedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {

        public boolean isWaiting() {
            return confirmedBy == null;
        }
    }

    /** What became of a note. */
    sealed interface NoteTransferResult {
        record Noted(BankTransferId id) implements NoteTransferResult {}

        record Refused(TransferRefusal refusal) implements NoteTransferResult, RefusedAs {}

        record NotAllowed(Denied denied) implements NoteTransferResult, RefusedByGate {}
    }

    /** What became of a confirmation. */
    sealed interface ConfirmTransferResult {
        record Confirmed() implements ConfirmTransferResult {}

        record Refused(TransferRefusal refusal) implements ConfirmTransferResult, RefusedAs {}

        record NotAllowed(Denied denied) implements ConfirmTransferResult, RefusedByGate {}
    }

    /** What became of a withdrawal. */
    sealed interface WithdrawTransferResult {
        record Withdrawn() implements WithdrawTransferResult {}

        record Refused(TransferRefusal refusal) implements WithdrawTransferResult, RefusedAs {}

        record NotAllowed(Denied denied) implements WithdrawTransferResult, RefusedByGate {}
    }

    /** Says no for one of the reasons below. */
    interface RefusedAs extends Refusal {
        TransferRefusal refusal();

        @Override
        default String code() {
            return refusal().code;
        }

        @Override
        default Kind kind() {
            return refusal().kind;
        }

        @Override
        default @Nullable String field() {
            return refusal().field;
        }
    }

    /** Why not. */
    enum TransferRefusal {
        /** There is no open invoice of that id. */
        NOT_OPEN("bank-transfer.not-open", Refusal.Kind.CONFLICT, null),
        /** Empty or too long. */
        INVALID_REFERENCE("bank-transfer.invalid-reference", Refusal.Kind.INVALID, "reference"),
        /** It is in the future. */
        INVALID_DAY("bank-transfer.invalid-day", Refusal.Kind.INVALID, "receivedOn"),
        /** For this invoice, with this reference. */
        NOTED_BEFORE("bank-transfer.noted-before", Refusal.Kind.CONFLICT, "reference"),
        /** There is none of that id that waits. */
        NOT_WAITING("bank-transfer.not-waiting", Refusal.Kind.CONFLICT, null),
        /** Who noted it does not confirm it. */
        SAME_PERSON("bank-transfer.same-person", Refusal.Kind.FORBIDDEN, null),
        /** Something else is due by now. */
        AMOUNT_DIFFERS("bank-transfer.amount-differs", Refusal.Kind.CONFLICT, null),
        /** The invoice is being paid by card right now. */
        UNDER_WAY("bank-transfer.under-way", Refusal.Kind.BUSY, null);

        private final String code;
        private final Refusal.Kind kind;
        private final @Nullable String field;

        TransferRefusal(String code, Refusal.Kind kind, @Nullable String field) {
            this.code = code;
            this.kind = kind;
            this.field = field;
        }
    }
}
