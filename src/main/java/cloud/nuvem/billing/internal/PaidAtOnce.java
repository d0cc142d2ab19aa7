package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceEvent.InvoiceCredited;
import cloud.nuvem.billing.InvoiceEvent.InvoicePaid;
import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.billing.internal.BookRepository.Entry;
import cloud.nuvem.billing.internal.BookRepository.Kind;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an invoice's payment and correction mean for the ladder and the books, without waiting for the next round. */
@Component
class PaidAtOnce {

    private final DunningRun dunning;
    private final InvoiceLedger invoices;
    private final BookRepository books;
    private final RefundDesk refunds;
    private final Clock clock;

    PaidAtOnce(DunningRun dunning, InvoiceLedger invoices, BookRepository books, RefundDesk refunds, Clock clock) {
        this.dunning = dunning;
        this.invoices = invoices;
        this.books = books;
        this.refunds = refunds;
        this.clock = clock;
    }

    @EventListener
    void on(InvoicePaid paid) {
        dunning.paid(paid.invoice());
    }

    @EventListener
    void on(InvoiceCredited credited) {
        var amount = credited.credited();
        books.book(
                new Entry(
                        Kind.CREDIT_NOTE,
                        credited.creditNote().toString(),
                        credited.organization(),
                        credited.invoice(),
                        Cents.of(amount),
                        amount.currency().getCurrencyCode()),
                clock.instant());
        invoices.find(credited.invoice())
                .filter(Collector::isNothingDue)
                .ifPresent(invoice -> dunning.paid(invoice.id()));
        refunds.doAll();
    }
}
