package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.billing.BankTransferId;
import cloud.nuvem.billing.BankTransfers;
import cloud.nuvem.billing.BankTransfers.ConfirmTransferResult;
import cloud.nuvem.billing.BankTransfers.NoteTransfer;
import cloud.nuvem.billing.BankTransfers.NoteTransferResult;
import cloud.nuvem.billing.BankTransfers.TransferRefusal;
import cloud.nuvem.billing.BankTransfers.WithdrawTransferResult;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.internal.BookRepository.Account;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Organization.Suspension;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Money that arrives at the bank counts once two people have seen it. */
@TestInstance(Lifecycle.PER_CLASS)
class PayingAtTheBankTests {

    private final PaymentWorld world = new PaymentWorld();
    private final BankTransfers transfers = world.bean(BankTransfers.class);
    private final Actor first = world.staff(ProviderRole.ADMIN);
    private final Actor second = world.staff(ProviderRole.ADMIN);

    @AfterAll
    void close() {
        world.close();
    }

    private Invoice invoice() {
        var invoice = world.invoice(world.organization(), "120.00");
        world.bean(DunningRun.class).booked(invoice.id());
        return invoice;
    }

    private NoteTransfer wish(Invoice invoice, String reference) {
        return new NoteTransfer(invoice.id(), reference, LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC));
    }

    private BankTransferId noted(Invoice invoice) {
        return ((NoteTransferResult.Noted) transfers.note(first, wish(invoice, "SEPA 4711"))).id();
    }

    private static ConfirmTransferResult refused(TransferRefusal refusal) {
        return new ConfirmTransferResult.Refused(refusal);
    }

    @Test
    void paysNothingBeforeASecondPersonHasConfirmedIt() {
        var invoice = invoice();
        var id = noted(invoice);
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(transfers.all(second)).anySatisfy(waiting -> {
            assertThat(waiting.id()).isEqualTo(id);
            assertThat(waiting.isWaiting()).isTrue();
            assertThat(waiting.number()).isEqualTo(invoice.number());
            assertThat(waiting.notedBy()).isEqualTo(first.name());
        });
    }

    @Test
    void isNotConfirmedByWhoNotedIt() {
        var invoice = invoice();
        var id = noted(invoice);
        assertThat(transfers.confirm(first, id)).isEqualTo(refused(TransferRefusal.SAME_PERSON));
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.ISSUED);
        assertThatThrownBy(() -> world.database.execute(
                        "update billing.bank_transfer set confirmed_by = noted_by where id = ?::uuid", id.value()))
                .hasMessageContaining("bank_transfer_by_two");
    }

    @Test
    void paysTheInvoiceOnceItIsConfirmedAndTheBooksAddUp() {
        var invoice = invoice();
        var id = noted(invoice);
        assertThat(transfers.confirm(second, id)).isEqualTo(new ConfirmTransferResult.Confirmed());
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.PAID);
        var balances = world.bean(BookRepository.class).balances(List.of(invoice.organization()), "EUR");
        assertThat(balances).containsEntry(Account.BANK, 12_000L).containsEntry(Account.RECEIVABLE, 0L);
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
        assertThat(transfers.confirm(second, id)).isEqualTo(refused(TransferRefusal.NOT_WAITING));
    }

    @Test
    void liftsASuspensionAtOnce() {
        var invoice = invoice();
        for (int day = 0; day < 40; day++) {
            world.clock.by(Duration.ofDays(1));
            world.bean(DunningRun.class).run();
        }
        assertThat(world.suspension(invoice.organization())).isEqualTo(Suspension.COMPUTE_STOPPED);
        transfers.confirm(second, noted(invoice));
        assertThat(world.suspension(invoice.organization())).isEqualTo(Suspension.NONE);
    }

    @Test
    void isPaidAlsoWhenSomebodyWasCutOffAfterConfirming() {
        var invoice = invoice();
        var id = noted(invoice);
        world.bean(BankTransferRepository.class).confirm(id, second, world.clock.instant());
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.ISSUED);
        world.bean(TransferSettling.class).settleAll();
        world.bean(TransferSettling.class).settleAll();
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.PAID);
        assertThat(world.bean(BookRepository.class).balances(List.of(invoice.organization()), "EUR"))
                .containsEntry(Account.BANK, 12_000L);
    }

    @Test
    void refusesWhatCannotBe() {
        var invoice = invoice();
        noted(invoice);
        var tomorrow =
                LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC).plusDays(2);
        assertThat(transfers.note(first, wish(invoice, "SEPA 4711")))
                .isEqualTo(new NoteTransferResult.Refused(TransferRefusal.NOTED_BEFORE));
        assertThat(transfers.note(first, wish(invoice, " ")))
                .isEqualTo(new NoteTransferResult.Refused(TransferRefusal.INVALID_REFERENCE));
        assertThat(transfers.note(first, new NoteTransfer(invoice.id(), "SEPA 1", tomorrow)))
                .isEqualTo(new NoteTransferResult.Refused(TransferRefusal.INVALID_DAY));
        assertThat(transfers.confirm(second, new BankTransferId(UUID.randomUUID())))
                .isEqualTo(refused(TransferRefusal.NOT_WAITING));
        world.card(invoice.organization(), "pm_card_visa");
        world.bean(Collector.class).collect(invoice);
        assertThat(transfers.note(first, wish(invoice, "SEPA 2")))
                .isEqualTo(new NoteTransferResult.Refused(TransferRefusal.NOT_OPEN));
    }

    @Test
    void isWithdrawnAndNotedAgainUntilSomebodyHasConfirmedIt() {
        var invoice = invoice();
        var mistaken = noted(invoice);
        assertThat(transfers.withdraw(second, mistaken)).isEqualTo(new WithdrawTransferResult.Withdrawn());
        assertThat(transfers.all(first)).noneMatch(each -> each.id().equals(mistaken));
        assertThat(transfers.confirm(second, mistaken)).isEqualTo(refused(TransferRefusal.NOT_WAITING));

        var right = noted(invoice);
        transfers.confirm(second, right);
        assertThat(transfers.withdraw(first, right))
                .isEqualTo(new WithdrawTransferResult.Refused(TransferRefusal.NOT_WAITING));
        assertThat(transfers.all(first)).anyMatch(each -> each.id().equals(right));
        assertThatThrownBy(() ->
                        world.database.execute("delete from billing.bank_transfer where id = ?::uuid", right.value()))
                .hasMessageContaining("a confirmed transfer stays");
    }

    @Test
    void isForStaffThatMayChangeThings() {
        var support = world.staff(ProviderRole.SUPPORT);
        assertThat(transfers.note(support, wish(invoice(), "SEPA 3")))
                .isInstanceOf(NoteTransferResult.NotAllowed.class);
        assertThat(transfers.withdraw(support, noted(invoice()))).isInstanceOf(WithdrawTransferResult.NotAllowed.class);
        assertThat(transfers.all(support)).isNotNull();
        assertThatThrownBy(() -> transfers.all(world.owner)).isInstanceOf(DeniedException.class);
    }
}
