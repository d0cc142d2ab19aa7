package cloud.nuvem.dev.stripe;

import com.stripe.param.SetupIntentCancelParams;
import com.stripe.param.SetupIntentConfirmParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SetupIntentListParams;
import com.stripe.param.SetupIntentRetrieveParams;
import com.stripe.param.SetupIntentUpdateParams;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/setup_intents}: saving a card for later. */
final class SetupIntents {

    private static final Set<String> CONFIRMABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    private final Account account;
    private final PaymentMethods methods;
    private final Setups setups;

    SetupIntents(Account account, PaymentMethods methods, Setups setups) {
        this.account = account;
        this.methods = methods;
        this.setups = setups;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/v1/setup_intents", SetupIntentCreateParams.class, this::create)
                .add(
                        "GET",
                        "/v1/setup_intents",
                        SetupIntentListParams.class,
                        call -> Listing.of(
                                account,
                                Kind.SETUP_INTENT,
                                call.parameters(),
                                Listing.where(call.parameters(), "customer")
                                        .and(Listing.where(call.parameters(), "payment_method"))))
                .add("GET", "/v1/setup_intents/{id}", SetupIntentRetrieveParams.class, call -> get(call.id()))
                .add("POST", "/v1/setup_intents/{id}", SetupIntentUpdateParams.class, this::update)
                .add("POST", "/v1/setup_intents/{id}/confirm", SetupIntentConfirmParams.class, this::confirm)
                .add("POST", "/v1/setup_intents/{id}/cancel", SetupIntentCancelParams.class, this::cancel);
    }

    private JsonNode create(Endpoint.Call call) {
        var said = call.parameters();
        said.text("customer").ifPresent(id -> account.stored().named("customer", Kind.CUSTOMER, id));
        var intent = open();
        Intents.choose(intent, said);
        said.text("usage").ifPresent(usage -> intent.put("usage", usage));
        apply(intent, said);
        account.announce("setup_intent.created", intent);
        return said.flag("confirm") ? confirmed(intent, said) : intent;
    }

    /** A new intent that nobody has confirmed. */
    ObjectNode open() {
        var intent = account.create(Kind.SETUP_INTENT);
        return intent.put("client_secret", Json.must(intent, "id") + "_secret_" + Kind.random(25));
    }

    private void apply(ObjectNode intent, Parameters said) {
        Changes.texts(intent, said, List.of("description"));
        Changes.metadata(intent, said);
        said.text("customer").ifPresent(id -> intent.put("customer", id));
        said.text("payment_method").ifPresent(id -> {
            var method = methods.named("payment_method", id);
            methods.refuseUsedUp(method);
            intent.put("payment_method", Json.must(method, "id")).put("status", "requires_confirmation");
        });
    }

    private JsonNode update(Endpoint.Call call) {
        var intent = get(call.id());
        apply(intent, call.parameters());
        return intent;
    }

    private JsonNode confirm(Endpoint.Call call) {
        var intent = get(call.id());
        refuseUnless(intent, "confirm");
        apply(intent, call.parameters());
        return confirmed(intent, call.parameters());
    }

    private ObjectNode confirmed(ObjectNode intent, Parameters said) {
        if (Json.text(intent, "payment_method").isEmpty()) {
            throw unexpected(
                    intent,
                    "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.");
        }
        Intents.refuseMissingReturnUrl(intent, said);
        setups.confirm(intent, said.text("return_url")).ifPresent(refusal -> {
            throw refusal;
        });
        return intent;
    }

    private JsonNode cancel(Endpoint.Call call) {
        var intent = get(call.id());
        refuseUnless(intent, "cancel");
        intent.put("status", "canceled").putNull("next_action");
        intent.put(
                "cancellation_reason",
                call.parameters().text("cancellation_reason").orElse(null));
        account.announce("setup_intent.canceled", intent);
        return intent;
    }

    private static void refuseUnless(ObjectNode intent, String verb) {
        var status = Json.must(intent, "status");
        if (!CONFIRMABLE.contains(status)) {
            throw unexpected(
                    intent, "You cannot %s this SetupIntent because it has a status of %s.".formatted(verb, status));
        }
    }

    private static StripeFailure unexpected(ObjectNode intent, String message) {
        return StripeFailure.invalid("setup_intent_unexpected_state", message).with("setup_intent", intent);
    }

    private ObjectNode get(String id) {
        return account.stored().get(Kind.SETUP_INTENT, id);
    }
}
