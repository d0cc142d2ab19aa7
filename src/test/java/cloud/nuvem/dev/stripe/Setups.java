package cloud.nuvem.dev.stripe;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a setup intent from its confirmation to its end. */
final class Setups {

    private final Account account;
    private final PaymentMethods methods;
    private final Authentication authentication;

    Setups(Account account, PaymentMethods methods, Authentication authentication) {
        this.account = account;
        this.methods = methods;
        this.authentication = authentication;
    }

    /** Tries to save the card; the refusal of the issuer, if there is one. */
    Optional<StripeFailure> confirm(ObjectNode intent, Optional<String> returnUrl) {
        intent.putNull("last_setup_error").putNull("next_action");
        if (methods.card(methodOf(intent)).asksWhenSaved()) {
            intent.put("status", "requires_action").set("next_action", authentication.of(intent, returnUrl));
            account.announce("setup_intent.requires_action", intent);
            return Optional.empty();
        }
        return saved(intent);
    }

    /** The owner said yes or no at the issuer's page; the refusal, if there is one. */
    Optional<StripeFailure> authenticated(ObjectNode intent, boolean agreed) {
        intent.putNull("next_action");
        if (agreed) {
            return saved(intent);
        }
        return Optional.of(
                failed(
                        intent,
                        StripeFailure.invalid(
                                "setup_intent_authentication_failure",
                                "We are unable to authenticate your payment method. Please choose a different payment method and try again.")));
    }

    private Optional<StripeFailure> saved(ObjectNode intent) {
        var method = methodOf(intent);
        var decline = methods.card(method).declinedWhenSaved();
        if (decline.isPresent()) {
            return Optional.of(failed(intent, StripeFailure.declined(decline.get())));
        }
        if (Json.must(intent, "usage").equals("off_session")) {
            methods.setUp(method);
        }
        Json.text(intent, "customer")
                .flatMap(id -> account.stored().find(Kind.CUSTOMER, id))
                .ifPresent(customer -> methods.attach(method, customer));
        intent.put("status", "succeeded");
        account.announce("setup_intent.succeeded", intent);
        return Optional.empty();
    }

    private StripeFailure failed(ObjectNode intent, StripeFailure failure) {
        failure.with("payment_method", methodOf(intent));
        intent.put("status", "requires_payment_method").putNull("payment_method");
        intent.set("last_setup_error", failure.error().deepCopy());
        account.announce("setup_intent.setup_failed", intent);
        return failure.with("setup_intent", intent);
    }

    private ObjectNode methodOf(ObjectNode intent) {
        return account.stored().get(Kind.PAYMENT_METHOD, Json.must(intent, "payment_method"));
    }
}
