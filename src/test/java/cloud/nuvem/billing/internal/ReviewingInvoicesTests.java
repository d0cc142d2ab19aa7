package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.CreditNotes;
import cloud.nuvem.billing.CreditNotes.IssueCreditNote;
import cloud.nuvem.billing.CreditNotes.IssueCreditNoteResult;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceEvent.InvoiceOverdue;
import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.billing.InvoiceReview;
import cloud.nuvem.billing.InvoiceReview.ReviewResult;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.Actor;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewingInvoicesTests {

    private final BillingWorld world = new BillingWorld();
    private final Actor root = world.actor("root", ProviderRole.ADMIN);
    private final Actor sofia = world.actor("sofia", ProviderRole.SUPPORT);
    private final InvoiceReview review = world.bean(InvoiceReview.class);
    private final CreditNotes creditNotes = world.bean(CreditNotes.class);

    @AfterEach
    void close() {
        world.close();
    }

    private Invoice only() {
        var all = review.of(root, world.month);
        assertThat(all).hasSize(1);
        return all.getFirst().invoice();
    }

    private Invoice held() {
        var acme = world.organization();
        var from = world.month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        world.used(
                world.project(acme, "Shop"),
                "VOLUME_SIZE",
                "fast",
                "volume",
                "runaway",
                "5000000",
                from,
                from.plus(Duration.ofDays(20)));
        world.toMonthEnd();
        world.run().run(world.month);
        return only();
    }

    private Invoice issued() {
        var acme = world.organization();
        world.ran(world.project(acme, "Shop"), "web-1", "u1.large", 1, 100);
        world.toMonthEnd();
        world.run().run(world.month);
        return only();
    }

    @Test
    void issuesWhatTheStaffRelease() {
        var invoice = held();

        assertThat(review.release(sofia, invoice.id(), "Looks right")).isInstanceOf(ReviewResult.NotAllowed.class);
        assertThat(review.release(root, invoice.id(), " ")).isInstanceOf(ReviewResult.InvalidNote.class);
        assertThat(review.release(root, invoice.id(), "A migration, they told us"))
                .isInstanceOf(ReviewResult.Done.class);

        assertThat(only().state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(only().number()).endsWith("-000001");
        assertThat(review.release(root, invoice.id(), "Again")).isInstanceOf(ReviewResult.NotHeld.class);
    }

    @Test
    void makesAnotherForWhatTheStaffVoid() {
        var invoice = held();

        assertThat(review.voidHeld(root, invoice.id(), "A meter ran wild")).isInstanceOf(ReviewResult.Done.class);
        world.run().run(world.month);

        assertThat(review.of(root, world.month))
                .extracting(each -> each.invoice().state())
                .containsExactlyInAnyOrder(InvoiceState.VOID, InvoiceState.HELD);
    }

    @Test
    void givesBackNoMoreThanIsLeft() {
        var invoice = issued();
        var total = invoice.amounts().total();
        var one = Money.of("1.00", "EUR");

        assertThat(creditNotes.issue(root, new IssueCreditNote(invoice.id(), total.plus(one), "Sorry")))
                .isInstanceOf(IssueCreditNoteResult.InvalidAmount.class);
        assertThat(creditNotes.issue(root, new IssueCreditNote(invoice.id(), Money.of("0.001", "EUR"), "Sorry")))
                .isInstanceOf(IssueCreditNoteResult.InvalidAmount.class);
        var first = creditNotes.issue(root, new IssueCreditNote(invoice.id(), one, "Sorry"));
        assertThat(first).isInstanceOfSatisfying(IssueCreditNoteResult.Issued.class, note -> {
            assertThat(note.number()).endsWith("-000001");
            var ledger = world.bean(InvoiceLedger.class);
            assertThat(ledger.recordRefund(note.id(), one, "re_1", world.clock.instant()))
                    .isTrue();
            assertThat(ledger.recordRefund(note.id(), one, "re_1", world.clock.instant()))
                    .isFalse();
        });
        assertThat(only().amounts().due()).isEqualTo(total.minus(one));
        assertThat(only().amounts().total()).isEqualTo(total);

        creditNotes.issue(root, new IssueCreditNote(invoice.id(), total.minus(one), "All of it"));
        assertThat(only().state()).isEqualTo(InvoiceState.PAID);
    }

    @Test
    void fallsDueOnce() {
        var invoice = issued();
        world.clock.by(Duration.ofDays(15));

        world.bean(InvoiceClock.class).fallDue();
        world.bean(InvoiceClock.class).fallDue();

        assertThat(only().state()).isEqualTo(InvoiceState.OVERDUE);
        assertThat(world.heard())
                .filteredOn(event ->
                        event instanceof InvoiceOverdue && event.invoice().equals(invoice.id()))
                .hasSize(1);
    }
}
