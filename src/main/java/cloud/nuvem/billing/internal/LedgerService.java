package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.CreditNoteId;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceEvent.InvoicePaid;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.kernel.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

@Service
class LedgerService implements InvoiceLedger {

    private final StateRepository states;
    private final ApplicationEventPublisher events;

    LedgerService(StateRepository states, ApplicationEventPublisher events) {
        this.states = states;
        this.events = events;
    }

    @Override
    public Optional<Invoice> find(InvoiceId id) {
        return states.find(id);
    }

    @Override
    public Optional<Invoice> findByNumber(String number) {
        return states.findByNumber(number);
    }

    @Override
    public List<Invoice> open() {
        return states.open().stream()
                .sorted(Comparator.comparing(invoice -> String.valueOf(invoice.dueAt())))
                .toList();
    }

    @Override
    public MarkPaidResult markPaid(InvoiceId id, FullPayment payment) {
        requireReference(payment.reference());
        var result = states.markPaid(id, payment);
        if (result == MarkPaidResult.PAID_NOW) {
            var organization = states.find(id).orElseThrow().organization();
            events.publishEvent(new InvoicePaid(id, organization, payment.amount(), payment.at()));
        }
        return result;
    }

    @Override
    public boolean recordRefund(CreditNoteId creditNote, Money amount, String reference, Instant at) {
        requireReference(reference);
        return states.refunded(creditNote, amount, reference, at);
    }

    private static void requireReference(String reference) {
        if (reference.isBlank() || reference.length() > 200) {
            throw new IllegalArgumentException("a reference has 1 to 200 characters");
        }
    }
}
