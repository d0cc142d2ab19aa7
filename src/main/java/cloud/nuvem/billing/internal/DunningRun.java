package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.billing.PaymentEvent.Kind;
import cloud.nuvem.billing.internal.BookRepository.Entry;
import cloud.nuvem.billing.internal.DunningRepository.Case;
import cloud.nuvem.billing.internal.DunningRepository.Step;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.Suspensions;
import cloud.nuvem.tenancy.Suspensions.Cause;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The ladder of those who do not pay: the card is tried again, new resources are blocked, machines are stopped. Each step is
 * announced and taken no earlier than its notice allows, however far the clock has jumped; payment undoes all at once.
 */
@Component
class DunningRun {

    private static final Logger LOG = LoggerFactory.getLogger(DunningRun.class);

    private final DunningRepository cases;
    private final DunningProperties ladder;
    private final InvoiceLedger invoices;
    private final PaymentRepository attempts;
    private final Collector collector;
    private final BookRepository books;
    private final Suspensions suspensions;
    private final PaymentNotices notices;
    private final Clock clock;

    DunningRun(
            DunningRepository cases,
            DunningProperties ladder,
            InvoiceLedger invoices,
            PaymentRepository attempts,
            Collector collector,
            BookRepository books,
            Suspensions suspensions,
            PaymentNotices notices,
            Clock clock) {
        this.cases = cases;
        this.ladder = ladder;
        this.invoices = invoices;
        this.attempts = attempts;
        this.collector = collector;
        this.books = books;
        this.suspensions = suspensions;
        this.notices = notices;
        this.clock = clock;
    }

    /** The debt is in the books from the invoice's issuing on. */
    void booked(InvoiceId id) {
        invoices.find(id)
                .filter(invoice -> Cents.of(invoice.amounts().total()) > 0)
                .ifPresent(invoice -> books.book(
                        new Entry(
                                BookRepository.Kind.INVOICE,
                                id.toString(),
                                invoice.organization(),
                                id,
                                Cents.of(invoice.amounts().total()),
                                invoice.currency().getCurrencyCode()),
                        clock.instant()));
    }

    void run() {
        invoices.open().forEach(this::beginIfFailed);
        cases.running().forEach(this::climb);
    }

    private void beginIfFailed(Invoice invoice) {
        began(invoice).ifPresent(began -> cases.begin(invoice, began));
    }

    /** When the saved card failed first, or the due date passed. */
    private Optional<Instant> began(Invoice invoice) {
        var failed = attempts.of(invoice.id()).stream()
                .map(attempt -> attempt.payment())
                .filter(payment -> payment.state() == State.DECLINED || payment.state() == State.ACTION_NEEDED)
                .map(payment -> payment.changed())
                .min(Instant::compareTo);
        var due = Optional.ofNullable(invoice.dueAt()).filter(at -> !at.isAfter(clock.instant()));
        return failed.or(() -> due)
                .map(moment -> due.filter(at -> at.isBefore(moment)).orElse(moment));
    }

    private void climb(Case unpaid) {
        var invoice = invoices.find(unpaid.invoice()).orElseThrow();
        if (!invoice.state().isOpen() || Collector.isNothingDue(invoice)) {
            end(unpaid);
            return;
        }
        retry(unpaid, invoice);
        var blockAt = later(unpaid.began().plus(ladder.blockAfter()), invoice.dueAt());
        var stopAt = later(
                unpaid.began().plus(ladder.stopAfter()),
                blockAt.plus(ladder.stopAfter().minus(ladder.blockAfter())));
        step(unpaid, new Rung(Step.ANNOUNCE_BLOCK, Step.BLOCK, blockAt, unpaid.blockAnnounced(), unpaid.blocked()));
        if (unpaid.blocked() != null) {
            step(unpaid, new Rung(Step.ANNOUNCE_STOP, Step.STOP, stopAt, unpaid.stopAnnounced(), unpaid.stopped()));
        }
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private void retry(Case unpaid, Invoice invoice) {
        int tried = unpaid.retries();
        boolean due = tried < ladder.retryAfter().size()
                && !unpaid.began().plus(ladder.retryAfter().get(tried)).isAfter(clock.instant());
        if (due && cases.takeRetry(unpaid.invoice(), tried)) {
            collector.collect(invoice);
        }
    }

    /** A step with its announcement. */
    private record Rung(
            Step announce,
            Step take,
            Instant at,
            @Nullable Instant announced,
            @Nullable Instant taken) {}

    private void step(Case unpaid, Rung rung) {
        var now = clock.instant();
        var announced = rung.announced();
        if (announced == null) {
            var effective = later(rung.at(), now.plus(ladder.notice()));
            boolean time = !rung.at().minus(ladder.notice()).isAfter(now);
            if (time && cases.take(unpaid.invoice(), rung.announce(), now)) {
                tell(
                        unpaid,
                        rung.announce() == Step.ANNOUNCE_BLOCK ? Kind.BLOCK_ANNOUNCED : Kind.STOP_ANNOUNCED,
                        effective);
            }
            return;
        }
        boolean time = rung.taken() == null
                && !later(rung.at(), announced.plus(ladder.notice())).isAfter(now);
        if (time && cases.take(unpaid.invoice(), rung.take(), now)) {
            boolean stops = rung.take() == Step.STOP;
            suspensions.suspend(
                    unpaid.organization(),
                    Cause.UNPAID,
                    stops ? Suspension.COMPUTE_STOPPED : Suspension.NEW_RESOURCES_BLOCKED,
                    "invoice unpaid");
            tell(unpaid, stops ? Kind.STOPPED : Kind.BLOCKED, null);
            LOG.warn("{} is suspended ({}) for invoice {}", unpaid.organization(), rung.take(), unpaid.invoice());
        }
    }

    private void tell(Case unpaid, Kind kind, @Nullable Instant effective) {
        notices.tell(unpaid.invoice(), unpaid.organization(), kind, effective);
    }

    /** All is as before, unless another invoice stands against it. */
    void end(Case unpaid) {
        if (!cases.end(unpaid.invoice(), clock.instant()) || unpaid.blocked() == null) {
            return;
        }
        var others = cases.running(unpaid.organization());
        var still = others.stream().anyMatch(other -> other.stopped() != null)
                ? Suspension.COMPUTE_STOPPED
                : others.stream().anyMatch(other -> other.blocked() != null)
                        ? Suspension.NEW_RESOURCES_BLOCKED
                        : Suspension.NONE;
        suspensions.suspend(unpaid.organization(), Cause.UNPAID, still, "invoice paid");
        tell(unpaid, Kind.LIFTED, null);
    }

    /** At once, not at the next round. */
    void paid(InvoiceId invoice) {
        cases.running().stream()
                .filter(unpaid -> unpaid.invoice().equals(invoice))
                .forEach(this::end);
    }
}
