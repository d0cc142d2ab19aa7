package cloud.nuvem.dev.stripe;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a payment intent from its confirmation to its end. */
final class Payments {

    private final Account account;
    private final PaymentMethods methods;
    private final Charges charges;
    private final Authentication authentication;
    private boolean slow;

    Payments(Account account, PaymentMethods methods, Charges charges, Authentication authentication) {
        this.account = account;
        this.methods = methods;
        this.charges = charges;
        this.authentication = authentication;
    }

    /** Whether payments stay in {@code processing} until they are settled. */
    void slow(boolean newSlow) {
        slow = newSlow;
    }

    /** Tries to charge; the refusal of the issuer, if there is one. */
    Optional<StripeFailure> confirm(ObjectNode intent, boolean offSession, Optional<String> returnUrl) {
        var method = methodOf(intent);
        var card = methods.card(method);
        intent.putNull("last_payment_error").putNull("next_action");
        if (card.asksNow(offSession, methods.isSetUp(method))) {
            return offSession ? declined(intent, method, Decline.AUTHENTICATION_REQUIRED) : asked(intent, returnUrl);
        }
        return charged(intent, method);
    }

    private Optional<StripeFailure> asked(ObjectNode intent, Optional<String> returnUrl) {
        intent.put("status", "requires_action").set("next_action", authentication.of(intent, returnUrl));
        account.announce("payment_intent.requires_action", intent);
        return Optional.empty();
    }

    /** The owner said yes or no at the issuer's page; the refusal of the issuer, if there is one. */
    Optional<StripeFailure> authenticated(ObjectNode intent, boolean agreed) {
        intent.putNull("next_action");
        var method = methodOf(intent);
        return agreed ? charged(intent, method) : failedToAuthenticate(intent, method);
    }

    private Optional<StripeFailure> failedToAuthenticate(ObjectNode intent, ObjectNode method) {
        var failure = StripeFailure.invalid(
                        "payment_intent_authentication_failure",
                        "We are unable to authenticate your payment method. Please choose a different payment method and try again.")
                .with("payment_method", method);
        unpaid(intent, failure);
        return Optional.of(failure);
    }

    private Optional<StripeFailure> charged(ObjectNode intent, ObjectNode method) {
        if (slow) {
            intent.put("status", "processing");
            intent.putObject("processing").put("type", "card").putObject("card").putNull("customer_notification");
            account.announce("payment_intent.processing", intent);
            return Optional.empty();
        }
        return settled(intent, method);
    }

    /** Ends what was processing. */
    void settle(ObjectNode intent) {
        intent.putNull("processing");
        var _ = settled(intent, methodOf(intent));
    }

    private Optional<StripeFailure> settled(ObjectNode intent, ObjectNode method) {
        var decline = methods.card(method).declinedWhenCharged();
        if (decline.isPresent()) {
            return declined(intent, method, decline.get());
        }
        keepForLater(intent, method);
        var charge = charges.succeeded(intent, method);
        intent.put("status", "succeeded").put("amount_received", Json.number(intent, "amount"));
        account.announce("payment_intent.succeeded", intent);
        if (methods.card(method) == TestCard.DISPUTED) {
            charges.dispute(charge);
        }
        return Optional.empty();
    }

    private void keepForLater(ObjectNode intent, ObjectNode method) {
        Json.text(intent, "setup_future_usage").ifPresent(usage -> {
            methods.setUp(method);
            Json.text(intent, "customer")
                    .flatMap(id -> account.stored().find(Kind.CUSTOMER, id))
                    .ifPresent(customer -> methods.attach(method, customer));
        });
    }

    private Optional<StripeFailure> declined(ObjectNode intent, ObjectNode method, Decline decline) {
        var charge = charges.failed(intent, method, decline);
        var failure = StripeFailure.declined(decline)
                .with("charge", Json.must(charge, "id"))
                .with("payment_method", method);
        unpaid(intent, failure);
        failure.with("payment_intent", intent);
        return Optional.of(failure);
    }

    private void unpaid(ObjectNode intent, StripeFailure failure) {
        intent.put("status", "requires_payment_method").putNull("payment_method");
        intent.set("last_payment_error", failure.error().deepCopy());
        account.announce("payment_intent.payment_failed", intent);
    }

    private ObjectNode methodOf(ObjectNode intent) {
        return account.stored().get(Kind.PAYMENT_METHOD, Json.must(intent, "payment_method"));
    }
}
