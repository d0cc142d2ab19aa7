package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Card;
import cloud.nuvem.billing.internal.IntentState.Status;
import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.StripeError;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Stripe, through its own library with the API version that the library was made for. It is asked at one address only, sends no
 * telemetry, and never asks twice by itself: whoever calls decides what a lost answer means.
 */
@Component
class StripeGateway {

    private static final Set<Integer> MAYBE_DONE = Set.of(409, 500, 502, 503, 504);

    private final StripeProperties properties;
    private final StripeClient client;

    StripeGateway(StripeProperties properties) {
        this.properties = properties;
        this.client = client(properties);
    }

    /** For the pages at Stripe: the same account, the same rules about failure. */
    static StripeClient client(StripeProperties properties) {
        Stripe.enableTelemetry = false;
        return StripeClient.builder()
                .setApiKey(Objects.requireNonNullElse(properties.apiKey(), "sk_test_none"))
                .setApiBase(properties.apiBase())
                .setMaxNetworkRetries(0)
                .setConnectTimeout((int) properties.patience().toMillis())
                .setReadTimeout((int) properties.patience().toMillis())
                .build();
    }

    boolean isConfigured() {
        return properties.isConfigured();
    }

    /** A payment to be asked for; written down before. */
    record Asked(String attempt, String invoice, String customer, long amount, String currency, String description) {}

    /** Work that asks Stripe. */
    interface Question<R> {
        R ask() throws StripeException;
    }

    /**
     * @throws ProcessorSilent when it may have been done
     * @throws ProcessorRefusal when it was certainly not done
     */
    static <R> R asking(Question<R> question) {
        try {
            return question.ask();
        } catch (RateLimitException busy) {
            throw new ProcessorRefusal(busy, true);
        } catch (StripeException failure) {
            var status = failure.getStatusCode();
            if (status == null || status == 0 || MAYBE_DONE.contains(status)) {
                throw new ProcessorSilent(failure);
            }
            throw new ProcessorRefusal(failure, false);
        }
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    String createCustomer(String organization, String name) {
        var parameters = CustomerCreateParams.builder()
                .setName(name)
                .putMetadata("organization", organization)
                .build();
        return asking(() -> client.v1()
                .customers()
                .create(parameters, key("customer-" + organization))
                .getId());
    }

    /** Opens a payment that nobody has charged yet: asked again with the same attempt, it is the same one. */
    String open(Asked asked) {
        var parameters = PaymentIntentCreateParams.builder()
                .setAmount(asked.amount)
                .setCurrency(asked.currency)
                .setCustomer(asked.customer)
                .setDescription(asked.description)
                .addPaymentMethodType("card")
                .putMetadata("attempt", asked.attempt)
                .putMetadata("invoice", asked.invoice)
                .build();
        return asking(() -> client.v1()
                .paymentIntents()
                .create(parameters, key("open-" + asked.attempt))
                .getId());
    }

    /** Charges a card without its owner. */
    IntentState charge(String intent, String card, String attempt) {
        var parameters = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(card)
                .setOffSession(true)
                .addExpand("latest_charge")
                .build();
        return asking(() -> {
            try {
                return state(client.v1().paymentIntents().confirm(intent, parameters, key("charge-" + attempt)));
            } catch (CardException declined) {
                return declined(intent, declined);
            }
        });
    }

    private static IntentState declined(String intent, CardException declined) {
        return new IntentState(
                intent,
                "authentication_required".equals(declined.getCode()) ? Status.ACTION_NEEDED : Status.DECLINED,
                0,
                declined.getCharge(),
                null,
                Objects.requireNonNullElse(declined.getDeclineCode(), declined.getCode()));
    }

    IntentState read(String intent) {
        var parameters =
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return asking(() -> state(client.v1().paymentIntents().retrieve(intent, parameters)));
    }

    /** After this it never takes money, or it has already: the answer tells. */
    IntentState cancel(String intent) {
        return asking(() -> {
            try {
                return state(client.v1().paymentIntents().cancel(intent));
            } catch (InvalidRequestException ended) {
                return read(intent);
            }
        });
    }

    private static IntentState state(PaymentIntent intent) {
        Optional<Charge> charge = Optional.ofNullable(intent.getLatestChargeObject());
        var error = Optional.ofNullable(intent.getLastPaymentError());
        return new IntentState(
                intent.getId(),
                status(intent, error),
                Objects.requireNonNullElse(intent.getAmountReceived(), 0L),
                intent.getLatestCharge(),
                charge.map(Charge::getReceiptUrl).orElse(null),
                error.map(StripeError::getDeclineCode)
                        .or(() -> error.map(StripeError::getCode))
                        .orElse(null));
    }

    private static Status status(PaymentIntent intent, Optional<StripeError> error) {
        return switch (intent.getStatus()) {
            case "succeeded" -> Status.SUCCEEDED;
            case "processing" -> Status.PROCESSING;
            case "requires_action" -> Status.ACTION_NEEDED;
            case "canceled" -> Status.CANCELED;
            default ->
                error.map(problem -> "authentication_required".equals(problem.getCode())
                                ? Status.ACTION_NEEDED
                                : Status.DECLINED)
                        .orElse(Status.UNTOUCHED);
        };
    }

    List<Card> cards(String customer) {
        var parameters = CustomerPaymentMethodListParams.builder()
                .setType(CustomerPaymentMethodListParams.Type.CARD)
                .setLimit(100L)
                .build();
        return asking(() -> client.v1().customers().paymentMethods().list(customer, parameters).getData().stream()
                .map(StripeGateway::card)
                .toList());
    }

    private static Card card(PaymentMethod method) {
        var card = method.getCard();
        var expires =
                YearMonth.of(card.getExpYear().intValue(), card.getExpMonth().intValue());
        return new Card(method.getId(), card.getBrand(), card.getLast4(), expires, false);
    }

    /** Nothing happens for one that is gone. */
    void forget(String card) {
        asking(() -> {
            try {
                return client.v1().paymentMethods().detach(card).getId();
            } catch (InvalidRequestException gone) {
                return card;
            }
        });
    }

    /** The processor's id of the money that goes back; the same order gives the same one. */
    String refund(String intent, long amount, String order) {
        var parameters = RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(amount)
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata("order", order)
                .build();
        return asking(() ->
                client.v1().refunds().create(parameters, key("refund-" + order)).getId());
    }

    /** The refund that was made for this order, if it was. */
    Optional<String> findRefund(String intent, String order) {
        var parameters = RefundListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(100L)
                .build();
        return asking(() -> client.v1().refunds().list(parameters).getData().stream()
                .filter(refund -> order.equals(refund.getMetadata().get("order")))
                .map(refund -> refund.getId())
                .findFirst());
    }
}
