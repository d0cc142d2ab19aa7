package cloud.nuvem.dev.stripe;

import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.PaymentMethodDetachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PaymentMethodRetrieveParams;
import com.stripe.param.PaymentMethodUpdateParams;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/payment_methods}: cards. Numbers are taken at the hosted pages only. */
final class PaymentMethods {

    private final Account account;

    PaymentMethods(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/v1/payment_methods", PaymentMethodCreateParams.class, this::create)
                .add("GET", "/v1/payment_methods", PaymentMethodListParams.class, this::list)
                .add("GET", "/v1/payment_methods/{id}", PaymentMethodRetrieveParams.class, call -> get(call.id()))
                .add("POST", "/v1/payment_methods/{id}", PaymentMethodUpdateParams.class, this::update)
                .add("POST", "/v1/payment_methods/{id}/attach", PaymentMethodAttachParams.class, this::attach)
                .add("POST", "/v1/payment_methods/{id}/detach", PaymentMethodDetachParams.class, this::detach);
    }

    private JsonNode create(Endpoint.Call call) {
        var said = call.parameters();
        if (!said.required("type").equals("card")) {
            throw StripeFailure.invalid(
                            null,
                            "The payment method type provided: " + said.required("type")
                                    + " is invalid. Please ensure the provided type is activated in your dashboard.")
                    .at("type");
        }
        var card = said.inside("card");
        if (card.has("number")) {
            throw new StripeFailure(
                    402,
                    "invalid_request_error",
                    null,
                    "Sending credit card numbers directly to the Stripe API is generally unsafe. To continue processing use Stripe.js, the Stripe mobile bindings, or Stripe Elements.");
        }
        var token = card.text("token").orElseThrow(() -> StripeFailure.missing("card"));
        var known = TestCard.ofToken(token)
                .orElseThrow(() -> StripeFailure.invalid("resource_missing", "No such token: '" + token + "'")
                        .at("card[token]"));
        var method = of(known);
        Changes.metadata(method, said);
        return method;
    }

    /** A new card, not attached to anybody. */
    ObjectNode of(TestCard known) {
        var method = account.create(Kind.PAYMENT_METHOD);
        var card = Json.child(method, "card")
                .put("brand", known.brand())
                .put("display_brand", known.brand())
                .put("country", known.country())
                .put("funding", known.funding())
                .put("last4", known.lastFour())
                .put("fingerprint", fingerprint(known));
        Json.child(card, "networks").putArray("available").add(known.brand());
        secret(method).put("card", known.name());
        return method;
    }

    private static String fingerprint(TestCard known) {
        return UUID.nameUUIDFromBytes(known.name().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 16);
    }

    /** What the card of this method does. */
    TestCard card(ObjectNode method) {
        return TestCard.valueOf(Json.must(secret(method), "card"));
    }

    boolean isSetUp(ObjectNode method) {
        return secret(method).path("set_up").asBoolean(false);
    }

    /** From now on it may be charged without its owner. */
    void setUp(ObjectNode method) {
        secret(method).put("set_up", true);
    }

    private ObjectNode secret(ObjectNode method) {
        return account.stored().secret(Json.must(method, "id"));
    }

    /** What a parameter names: a stored method, or a new one where it is one of Stripe's test methods. */
    ObjectNode named(String parameter, String id) {
        var test = TestCard.ofToken(id).filter(card -> id.startsWith("pm_"));
        return test.isPresent() ? of(test.get()) : account.stored().named(parameter, Kind.PAYMENT_METHOD, id);
    }

    private JsonNode attach(Endpoint.Call call) {
        var customerId = call.parameters().required("customer");
        return attach(call.id(), account.stored().named("customer", Kind.CUSTOMER, customerId));
    }

    ObjectNode attach(String id, ObjectNode customer) {
        return attach(TestCard.ofToken(id).isPresent() ? named("payment_method", id) : get(id), customer);
    }

    /** Refused when the issuer declines a saved card, or when it is somebody else's. */
    ObjectNode attach(ObjectNode method, ObjectNode customer) {
        var customerId = Json.must(customer, "id");
        var owner = Json.text(method, "customer");
        if (owner.filter(customerId::equals).isPresent()) {
            return method;
        }
        if (owner.isPresent()) {
            throw StripeFailure.invalid(
                    "payment_method_unexpected_state",
                    "The payment method you provided has already been attached to a customer.");
        }
        refuseUsedUp(method);
        card(method).declinedWhenSaved().ifPresent(decline -> {
            throw StripeFailure.declined(decline);
        });
        method.put("customer", customerId);
        account.announce("payment_method.attached", method);
        return method;
    }

    /** A method that was detached is of no use any more. */
    void refuseUsedUp(ObjectNode method) {
        if (secret(method).path("detached").asBoolean(false)) {
            throw StripeFailure.invalid(
                    "payment_method_unexpected_state",
                    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.");
        }
    }

    private JsonNode detach(Endpoint.Call call) {
        var method = get(call.id());
        if (Json.text(method, "customer").isEmpty()) {
            throw StripeFailure.invalid(
                            null,
                            "The payment method you provided is not attached to a customer so detachment is impossible.")
                    .at("payment_method");
        }
        return detach(method);
    }

    private ObjectNode detach(ObjectNode method) {
        var customer = Json.must(method, "customer");
        method.putNull("customer");
        secret(method).put("detached", true);
        account.stored().find(Kind.CUSTOMER, customer).ifPresent(owner -> {
            var settings = Json.child(owner, "invoice_settings");
            if (Json.text(settings, "default_payment_method").equals(Json.text(method, "id"))) {
                settings.putNull("default_payment_method");
            }
        });
        account.announce("payment_method.detached", method, Map.of("customer", customer));
        return method;
    }

    void detachAll(String customerId) {
        var all = account.stored().newestFirst(Kind.PAYMENT_METHOD).toList();
        all.stream().filter(method -> belongs(method, customerId)).forEach(this::detach);
    }

    /** Refused when the customer does not have it. */
    ObjectNode attachedTo(ObjectNode customer, String id) {
        var method = account.stored().named("payment_method", Kind.PAYMENT_METHOD, id);
        if (!belongs(method, Json.must(customer, "id"))) {
            throw StripeFailure.invalid(
                    "resource_missing",
                    "The customer does not have a payment method with the ID " + id
                            + ". The payment method must be attached to the customer.");
        }
        return method;
    }

    JsonNode ofCustomer(ObjectNode customer, String id) {
        var method = get(id);
        if (!belongs(method, Json.must(customer, "id"))) {
            throw StripeFailure.unknown(Kind.PAYMENT_METHOD, id);
        }
        return method;
    }

    JsonNode ofCustomer(ObjectNode customer, Parameters asked) {
        return listed(Json.must(customer, "id"), asked);
    }

    private JsonNode list(Endpoint.Call call) {
        return listed(call.parameters().text("customer").orElse(null), call.parameters());
    }

    private JsonNode listed(@Nullable String customerId, Parameters asked) {
        return Listing.of(
                account,
                Kind.PAYMENT_METHOD,
                asked,
                Listing.where(asked, "type").and(method -> customerId != null && belongs(method, customerId)));
    }

    private static boolean belongs(ObjectNode method, String customerId) {
        return Json.text(method, "customer").filter(customerId::equals).isPresent();
    }

    private JsonNode update(Endpoint.Call call) {
        var method = get(call.id());
        Changes.metadata(method, call.parameters());
        account.announce("payment_method.updated", method);
        return method;
    }

    private ObjectNode get(String id) {
        return account.stored().get(Kind.PAYMENT_METHOD, id);
    }
}
