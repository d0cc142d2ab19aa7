package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BankTransfers.BankTransfer;
import cloud.nuvem.billing.BankTransfers.TransferRefusal;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.billing.InvoiceLedger.FullPayment;
import cloud.nuvem.billing.InvoiceLedger.MarkPaidResult;
import cloud.nuvem.billing.PaymentEvent.Kind;
import cloud.nuvem.billing.internal.BookRepository.Entry;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a confirmed transfer does: it is booked, and the invoice is paid by it; again after a crash in between. */
@Component
class TransferSettling {

    private static final Logger LOG = LoggerFactory.getLogger(TransferSettling.class);

    private final BankTransferRepository transfers;
    private final PaymentRepository attempts;
    private final PaymentPages pages;
    private final BookRepository books;
    private final InvoiceLedger invoices;
    private final PaymentNotices notices;
    private final Clock clock;

    TransferSettling(
            BankTransferRepository transfers,
            PaymentRepository attempts,
            PaymentPages pages,
            BookRepository books,
            InvoiceLedger invoices,
            PaymentNotices notices,
            Clock clock) {
        this.transfers = transfers;
        this.attempts = attempts;
        this.pages = pages;
        this.books = books;
        this.invoices = invoices;
        this.notices = notices;
        this.clock = clock;
    }

    static boolean isUnpaid(Invoice invoice) {
        return invoice.state().isOpen() && !Collector.isNothingDue(invoice);
    }

    /** Why the invoice cannot be paid by it now. Nobody can begin to pay at the processor's page afterwards. */
    Optional<TransferRefusal> hindrance(BankTransfer transfer) {
        try {
            pages.closeAll(transfer.invoice());
        } catch (ProcessorSilent | ProcessorRefusal silent) {
            LOG.info("The page of invoice {} cannot be closed: {}", transfer.invoice(), silent.getMessage());
            return Optional.of(TransferRefusal.UNDER_WAY);
        }
        boolean busy = attempts.of(transfer.invoice()).stream()
                .anyMatch(attempt -> attempt.payment().state().isUnderWay());
        var invoice = invoices.find(transfer.invoice()).filter(TransferSettling::isUnpaid);
        if (invoice.isEmpty()) {
            return Optional.of(TransferRefusal.NOT_OPEN);
        }
        if (busy) {
            return Optional.of(TransferRefusal.UNDER_WAY);
        }
        return invoice.get().amounts().due().equals(transfer.amount())
                ? Optional.empty()
                : Optional.of(TransferRefusal.AMOUNT_DIFFERS);
    }

    void settle(BankTransfer transfer) {
        var invoice = invoices.find(transfer.invoice()).orElseThrow();
        var now = clock.instant();
        var amount = transfer.amount();
        books.bookTransfer(
                new Entry(
                        BookRepository.Kind.PAYMENT,
                        transfer.id().toString(),
                        invoice.organization(),
                        invoice.id(),
                        Cents.of(amount),
                        amount.currency().getCurrencyCode()),
                now);
        var result = invoices.markPaid(invoice.id(), new FullPayment(amount, transfer.reference(), now));
        if (result == MarkPaidResult.PAID_NOW) {
            notices.tell(invoice.id(), invoice.organization(), Kind.PAID, null);
        } else {
            LOG.error("Transfer {} came for invoice {} but it is {}", transfer.id(), invoice.id(), result);
        }
    }

    void settleAll() {
        transfers.confirmedOfOpenInvoices().forEach(noted -> settle(noted.transfer()));
    }
}
