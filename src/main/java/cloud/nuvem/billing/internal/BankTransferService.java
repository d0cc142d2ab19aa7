package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BankTransferId;
import cloud.nuvem.billing.BankTransfers;
import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.billing.internal.BankTransferRepository.Noted;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProviderAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProviderPermission;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The staff's door to bank transfers: two people for each. */
@Service
class BankTransferService implements BankTransfers {

    private final Access access;
    private final Actions actions;
    private final BankTransferRepository transfers;
    private final TransferSettling settling;
    private final InvoiceLedger invoices;
    private final Clock clock;

    BankTransferService(
            Access access,
            Actions actions,
            BankTransferRepository transfers,
            TransferSettling settling,
            InvoiceLedger invoices,
            Clock clock) {
        this.access = access;
        this.actions = actions;
        this.transfers = transfers;
        this.settling = settling;
        this.invoices = invoices;
        this.clock = clock;
    }

    @Override
    public List<BankTransfer> all(Actor actor) {
        access.require(actor, ProviderPermission.VIEW);
        return transfers.all().stream().map(Noted::transfer).toList();
    }

    @Override
    public NoteTransferResult note(Actor actor, NoteTransfer command) {
        var target = new ResourceRef("invoice", null, command.invoice().toString());
        var attempt = new ProviderAttempt(actor, "bank-transfer.note", target);
        return actions.forProvider(attempt, NoteTransferResult.NotAllowed::new, () -> noted(actor, command));
    }

    private NoteTransferResult noted(Actor actor, NoteTransfer command) {
        if (!AccountRules.isText(command.reference().strip(), 1, 140)) {
            return new NoteTransferResult.Refused(TransferRefusal.INVALID_REFERENCE);
        }
        // Where the bank is, the day may have begun already.
        if (command.receivedOn().isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14)))) {
            return new NoteTransferResult.Refused(TransferRefusal.INVALID_DAY);
        }
        var invoice = invoices.find(command.invoice()).filter(TransferSettling::isUnpaid);
        if (invoice.isEmpty()) {
            return new NoteTransferResult.Refused(TransferRefusal.NOT_OPEN);
        }
        return transfers
                .note(command, invoice.get(), actor, clock.instant())
                .<NoteTransferResult>map(NoteTransferResult.Noted::new)
                .orElseGet(() -> new NoteTransferResult.Refused(TransferRefusal.NOTED_BEFORE));
    }

    @Override
    public ConfirmTransferResult confirm(Actor actor, BankTransferId id) {
        var attempt = new ProviderAttempt(
                actor, "bank-transfer.confirm", new ResourceRef("bank-transfer", null, id.toString()));
        return actions.forProvider(
                attempt,
                ConfirmTransferResult.NotAllowed::new,
                () -> confirmed(actor, id)
                        .<ConfirmTransferResult>map(ConfirmTransferResult.Refused::new)
                        .orElseGet(ConfirmTransferResult.Confirmed::new));
    }

    @Override
    public WithdrawTransferResult withdraw(Actor actor, BankTransferId id) {
        var attempt = new ProviderAttempt(
                actor, "bank-transfer.withdraw", new ResourceRef("bank-transfer", null, id.toString()));
        return actions.forProvider(
                attempt,
                WithdrawTransferResult.NotAllowed::new,
                () -> transfers.withdraw(id)
                        ? new WithdrawTransferResult.Withdrawn()
                        : new WithdrawTransferResult.Refused(TransferRefusal.NOT_WAITING));
    }

    private Optional<TransferRefusal> confirmed(Actor actor, BankTransferId id) {
        var noted = transfers.find(id).filter(each -> each.transfer().isWaiting());
        if (noted.isEmpty()) {
            return Optional.of(TransferRefusal.NOT_WAITING);
        }
        if (noted.get().notedBy().equals(actor.person())) {
            return Optional.of(TransferRefusal.SAME_PERSON);
        }
        var transfer = noted.get().transfer();
        var refusal = settling.hindrance(transfer);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!transfers.confirm(id, actor, clock.instant())) {
            return Optional.of(TransferRefusal.NOT_WAITING);
        }
        settling.settle(transfer);
        return Optional.empty();
    }
}
