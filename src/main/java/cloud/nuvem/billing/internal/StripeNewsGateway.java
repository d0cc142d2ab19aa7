package cloud.nuvem.billing.internal;

import com.stripe.StripeClient;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.StripeCollection;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Stripe tells: by signed messages, and by its list of events for those that were lost. */
@Component
class StripeNewsGateway {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TELLING = List.of(
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.canceled",
            "payment_intent.processing",
            "payment_intent.requires_action",
            "checkout.session.completed",
            "checkout.session.expired",
            "setup_intent.succeeded",
            "payment_method.attached",
            "payment_method.detached",
            "charge.refunded",
            "charge.dispute.created");

    private final StripeProperties properties;
    private final StripeClient client;

    StripeNewsGateway(StripeProperties properties) {
        this.properties = properties;
        this.client = StripeGateway.client(properties);
    }

    /** One message of the processor. */
    record News(
            String id,
            String type,
            String subject,
            @Nullable String intent,
            @Nullable String customer,
            Instant at) {}

    /** Empty when it is forged or too old. */
    Optional<News> verified(String payload, @Nullable String signature, Clock clock) {
        var secret = properties.webhookSecret();
        if (secret == null || secret.isBlank() || signature == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(news(Webhook.constructEvent(
                    payload, signature, secret, properties.messageAge().toSeconds(), clock)));
        } catch (SignatureVerificationException | RuntimeException forged) {
            return Optional.empty();
        }
    }

    /** All that happened from a moment on and concerns us, the newest first. */
    List<News> newsSince(Instant moment) {
        var all = new ArrayList<News>();
        var page = page(moment, null);
        all.addAll(news(page));
        while (page.getHasMore() && !page.getData().isEmpty()) {
            page = page(moment, page.getData().getLast().getId());
            all.addAll(news(page));
        }
        return all;
    }

    private StripeCollection<Event> page(Instant moment, @Nullable String after) {
        var parameters = EventListParams.builder()
                .setCreated(EventListParams.Created.builder()
                        .setGte(moment.getEpochSecond())
                        .build())
                .addAllType(TELLING)
                .setLimit(100L);
        if (after != null) {
            parameters.setStartingAfter(after);
        }
        return StripeGateway.asking(() -> client.v1().events().list(parameters.build()));
    }

    private static List<News> news(StripeCollection<Event> page) {
        return page.getData().stream().map(StripeNewsGateway::news).toList();
    }

    private static News news(Event event) {
        var object = JSON.readTree(event.toJson()).path("data").path("object");
        var id = object.path("id").asString("");
        return new News(
                event.getId(),
                event.getType(),
                id,
                event.getType().startsWith("payment_intent.") ? id : text(object, "payment_intent"),
                text(object, "customer"),
                Instant.ofEpochSecond(event.getCreated()));
    }

    private static @Nullable String text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isString() ? value.stringValue() : null;
    }
}
