package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.CreditNotes;
import cloud.nuvem.billing.CreditNotes.IssueCreditNote;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceReview;
import cloud.nuvem.billing.Refunds;
import cloud.nuvem.billing.internal.BookRepository.Account;
import cloud.nuvem.dev.stripe.Faults.Fault;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.Actor;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A credit note for what was paid sends the money back, once, to the last cent and no further. */
@TestInstance(Lifecycle.PER_CLASS)
class RefundingTests {

    private final PaymentWorld world = new PaymentWorld();
    private final Actor root = world.staff(ProviderRole.ADMIN);

    @AfterAll
    void close() {
        world.close();
    }

    private Invoice paid() {
        var organization = world.organization();
        world.card(organization, "pm_card_visa");
        var invoice = world.invoice(organization, "100.00");
        world.bean(DunningRun.class).booked(invoice.id());
        world.bean(Collector.class).collect(invoice);
        return invoice;
    }

    private IssueCreditNoteResult credit(Invoice invoice, String euros) {
        return world.bean(CreditNotes.class)
                .issue(root, new IssueCreditNote(invoice.id(), Money.of(euros, "EUR"), "an outage"));
    }

    private List<String> refunds(Invoice invoice) {
        return world.bean(Refunds.class).all(root).stream()
                .filter(refund -> refund.invoice().equals(invoice.id()))
                .map(refund -> refund.amount() + " " + refund.state())
                .toList();
    }

    @Test
    void givesBackInPartsUntilNothingIsLeft() {
        long before = world.sandbox.taken();
        var invoice = paid();
        credit(invoice, "30.00");
        assertThat(world.sandbox.taken() - before).isEqualTo(7_000);
        credit(invoice, "70.00");
        assertThat(world.sandbox.taken()).isEqualTo(before);
        assertThat(credit(invoice, "0.01")).isInstanceOf(IssueCreditNoteResult.InvalidAmount.class);
        assertThat(refunds(invoice)).hasSize(2).allMatch(refund -> refund.endsWith("DONE"));
        var notes = world.bean(InvoiceReview.class)
                .find(root, invoice.id())
                .orElseThrow()
                .creditNotes();
        assertThat(notes).hasSize(2).allMatch(note -> note.refunded().equals(note.amount()));
        var balances = world.bean(BookRepository.class).balances(List.of(invoice.organization()), "EUR");
        assertThat(balances)
                .containsEntry(Account.PROCESSOR, 0L)
                .containsEntry(Account.RECEIVABLE, 0L)
                .containsEntry(Account.SALES, 0L);
    }

    @Test
    void givesBackOnceWhenTheAnswerIsLost() {
        long before = world.sandbox.taken();
        var invoice = paid();
        world.sandbox.faults().next(1, "/v1/refunds", new Fault.ErrorAfterDoing());
        credit(invoice, "40.00");
        world.sandbox.faults().clear();
        world.bean(RefundDesk.class).doAll();
        world.bean(RefundDesk.class).doAll();
        assertThat(world.sandbox.taken() - before).isEqualTo(6_000);
        assertThat(refunds(invoice)).hasSize(1).allMatch(refund -> refund.endsWith("DONE"));
    }

    @Test
    void takesOffWhatIsNotPaidYetInstead() {
        long before = world.sandbox.taken();
        var organization = world.organization();
        var invoice = world.invoice(organization, "100.00");
        credit(invoice, "30.00");
        world.card(organization, "pm_card_visa");
        world.bean(Collector.class).collect(world.read(invoice));
        world.bean(RefundDesk.class).doAll();
        assertThat(world.sandbox.taken() - before).isEqualTo(7_000);
        assertThat(refunds(invoice)).isEmpty();
    }
}
