package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceEvent.InvoiceIssued;
import cloud.nuvem.billing.InvoiceEvent.InvoiceOverdue;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says when invoices are made, told of and due. Runs in every replica; the database lets one at a time do each thing. */
@Component
class InvoiceClock {

    private static final Logger LOG = LoggerFactory.getLogger(InvoiceClock.class);
    private static final int TOLD_AT_ONCE = 500;

    private final InvoiceRun run;
    private final RunRepository months;
    private final StateRepository states;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvoiceClock(
            InvoiceRun run,
            RunRepository months,
            StateRepository states,
            ApplicationEventPublisher events,
            Clock clock) {
        this.run = run;
        this.months = months;
        this.states = states;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${nuvem.billing.every:1m}", initialDelayString = "${nuvem.billing.first:15s}")
    void tick() {
        makeInvoices();
        tellOfIssued();
        fallDue();
    }

    /** The month before, and older ones in which something waits. */
    void makeInvoices() {
        var due = new TreeSet<YearMonth>();
        due.add(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1));
        months.unfinishedMonths().forEach(month -> due.add(YearMonth.from(month)));
        for (var month : due) {
            try {
                var outcome = run.run(month);
                if (outcome.made() + outcome.issued() > 0) {
                    LOG.info("Month {}: {} invoices made, {} issued", month, outcome.made(), outcome.issued());
                }
            } catch (RuntimeException failure) {
                LOG.error("The invoices of {} could not be made; they are tried again", month, failure);
            }
        }
    }

    /** At least once: who hears it may hear it again. */
    void tellOfIssued() {
        for (var invoice : states.unannounced(TOLD_AT_ONCE)) {
            var issued = invoice.issuedAt();
            var due = invoice.dueAt();
            if (issued != null && due != null) {
                events.publishEvent(new InvoiceIssued(
                        invoice.id(), invoice.organization(), invoice.amounts().due(), due, issued));
            }
            states.announced(invoice.id(), clock.instant());
        }
    }

    void fallDue() {
        var now = clock.instant();
        for (var invoice : states.fallDue(now)) {
            var due = invoice.dueAt();
            if (due != null) {
                events.publishEvent(new InvoiceOverdue(invoice.id(), invoice.organization(), due, now));
            }
        }
    }
}
