package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.internal.BookRepository.Entry;
import cloud.nuvem.billing.internal.BookRepository.Kind;
import cloud.nuvem.billing.internal.StripeNewsGateway.News;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Payments that their owners take back at the bank: the money is gone, the debt is there again, staff have to look. */
@Component
class Disputes {

    private static final Logger LOG = LoggerFactory.getLogger(Disputes.class);

    private final PaymentRepository attempts;
    private final BookRepository books;
    private final Clock clock;

    Disputes(PaymentRepository attempts, BookRepository books, Clock clock) {
        this.attempts = attempts;
        this.books = books;
        this.clock = clock;
    }

    void opened(News message) {
        var intent = message.intent();
        if (intent == null) {
            return;
        }
        attempts.byIntent(intent).ifPresent(attempt -> {
            var entry = Entry.of(Kind.DISPUTE, message.subject(), attempt, attempt.cents());
            if (books.book(entry, clock.instant())) {
                LOG.warn(
                        "The payment {} of invoice {} is disputed",
                        intent,
                        attempt.payment().invoice());
            }
        });
    }
}
