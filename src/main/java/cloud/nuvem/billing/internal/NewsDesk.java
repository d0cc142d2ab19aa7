package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.ProcessorNews;
import cloud.nuvem.billing.internal.StripeNewsGateway.News;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes messages of the processor, each once, and acts on what the processor says when it is asked about their subject: so late,
 * repeated and disordered messages end the same. A poll finds those that never came.
 */
@Service
class NewsDesk implements ProcessorNews {

    private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration AT_FIRST = Duration.ofDays(3);

    private final NewsRepository news;
    private final PaymentRepository attempts;
    private final StripeGateway stripe;
    private final StripeNewsGateway teller;
    private final PaymentPages pages;
    private final SavedCards cards;
    private final Outcomes outcomes;
    private final Disputes disputes;
    private final Clock clock;

    NewsDesk(
            NewsRepository news,
            PaymentRepository attempts,
            StripeGateway stripe,
            StripeNewsGateway teller,
            PaymentPages pages,
            SavedCards cards,
            Outcomes outcomes,
            Disputes disputes,
            Clock clock) {
        this.news = news;
        this.attempts = attempts;
        this.stripe = stripe;
        this.teller = teller;
        this.pages = pages;
        this.cards = cards;
        this.outcomes = outcomes;
        this.disputes = disputes;
        this.clock = clock;
    }

    @Override
    public Receipt receive(String payload, @Nullable String signature) {
        var verified = teller.verified(payload, signature, clock);
        verified.filter(message -> news.add(message, clock.instant())).ifPresent(this::apply);
        return verified.isPresent() ? Receipt.TAKEN : Receipt.REFUSED;
    }

    /** Finds what was never heard, and acts on what was heard and not acted on. */
    void poll() {
        var since = news.latest()
                .map(latest -> latest.minus(OVERLAP))
                .orElseGet(() -> clock.instant().minus(AT_FIRST));
        try {
            teller.newsSince(since).forEach(message -> news.add(message, clock.instant()));
        } catch (ProcessorSilent | ProcessorRefusal silent) {
            LOG.info("News are not heard: {}", silent.getMessage());
        }
        news.unapplied().forEach(this::apply);
    }

    private void apply(News message) {
        try {
            act(message);
            news.applied(message.id(), clock.instant());
        } catch (ProcessorSilent | ProcessorRefusal silent) {
            LOG.info("News {} wait: {}", message.id(), silent.getMessage());
        }
    }

    private void act(News message) {
        switch (message.type()) {
            case "charge.dispute.created" -> disputes.opened(message);
            case "setup_intent.succeeded", "payment_method.attached", "payment_method.detached" -> cards.hear(message);
            case "checkout.session.completed", "checkout.session.expired" -> {
                attempts.byPage(message.subject()).ifPresent(pages::refresh);
                cards.hear(message);
            }
            default -> {
                var intent = message.intent();
                if (intent != null) {
                    attempts.byIntent(intent).ifPresent(attempt -> outcomes.apply(attempt, stripe.read(intent)));
                }
            }
        }
    }
}
