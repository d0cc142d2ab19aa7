package cloud.nuvem.dev.stripe;

import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentUpdateParams;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/payment_intents}. */
final class PaymentIntents {

    private static final Set<String> CURRENCIES = Set.of("eur", "usd", "brl", "gbp", "chf");
    private static final long SMALLEST = 50;
    private static final long GREATEST = 99_999_999;
    private static final List<String> TEXTS = List.of(
            "description",
            "receipt_email",
            "setup_future_usage",
            "statement_descriptor",
            "statement_descriptor_suffix");
    private static final Set<String> CONFIRMABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    private final Account account;
    private final PaymentMethods methods;
    private final Payments payments;

    PaymentIntents(Account account, PaymentMethods methods, Payments payments) {
        this.account = account;
        this.methods = methods;
        this.payments = payments;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/v1/payment_intents", PaymentIntentCreateParams.class, this::create)
                .add(
                        "GET",
                        "/v1/payment_intents",
                        PaymentIntentListParams.class,
                        call -> Listing.of(
                                account,
                                Kind.PAYMENT_INTENT,
                                call.parameters(),
                                Listing.where(call.parameters(), "customer")))
                .add("GET", "/v1/payment_intents/{id}", PaymentIntentRetrieveParams.class, call -> get(call.id()))
                .add("POST", "/v1/payment_intents/{id}", PaymentIntentUpdateParams.class, this::update)
                .add("POST", "/v1/payment_intents/{id}/confirm", PaymentIntentConfirmParams.class, this::confirm)
                .add("POST", "/v1/payment_intents/{id}/cancel", PaymentIntentCancelParams.class, this::cancel);
    }

    private JsonNode create(Endpoint.Call call) {
        var said = call.parameters();
        var money = Money.of(said);
        refuseImpossible(said);
        said.text("customer").ifPresent(id -> account.stored().named("customer", Kind.CUSTOMER, id));
        var intent = open(money);
        Intents.choose(intent, said);
        apply(intent, said);
        account.announce("payment_intent.created", intent);
        return said.flag("confirm") ? confirmed(intent, said) : intent;
    }

    /** An amount in the smallest unit of a currency. */
    record Money(long amount, String currency) {
        static Money of(Parameters said) {
            long amount = said.requiredNumber("amount");
            var currency = said.required("currency");
            if (!CURRENCIES.contains(currency)) {
                throw StripeFailure.invalid(
                                null,
                                "Invalid currency: " + currency + ". Stripe currently supports these currencies: "
                                        + String.join(", ", CURRENCIES))
                        .at("currency");
            }
            return new Money(amount, currency);
        }

        void check(String parameter) {
            if (amount < 1) {
                throw StripeFailure.invalid(
                                "parameter_invalid_integer", "This value must be greater than or equal to 1.")
                        .at(parameter);
            }
            if (amount < SMALLEST) {
                throw StripeFailure.invalid("amount_too_small", "Amount must be at least 0.50 " + currency)
                        .at(parameter);
            }
            if (amount > GREATEST) {
                throw StripeFailure.invalid("amount_too_large", "Amount must be no more than 999,999.99 " + currency)
                        .at(parameter);
            }
        }
    }

    /** A new intent that nobody has confirmed. */
    ObjectNode open(Money money) {
        money.check("amount");
        var intent = account.create(Kind.PAYMENT_INTENT)
                .put("amount", money.amount())
                .put("currency", money.currency());
        return intent.put("client_secret", Json.must(intent, "id") + "_secret_" + Kind.random(25));
    }

    private static void refuseImpossible(Parameters said) {
        if (said.has("off_session") && !said.flag("confirm")) {
            throw StripeFailure.invalid(null, "You can only set `off_session` when you also confirm the PaymentIntent.")
                    .at("off_session");
        }
        if (said.text("capture_method").filter("manual"::equals).isPresent()) {
            throw StripeFailure.invalid(null, "This sandbox captures at once.").at("capture_method");
        }
    }

    private void apply(ObjectNode intent, Parameters said) {
        Changes.texts(intent, said, TEXTS);
        Changes.metadata(intent, said);
        said.text("customer").ifPresent(id -> intent.put("customer", id));
        said.text("payment_method").ifPresent(id -> usePaymentMethod(intent, id));
    }

    private void usePaymentMethod(ObjectNode intent, String id) {
        var method = methods.named("payment_method", id);
        methods.refuseUsedUp(method);
        var owner = Json.text(method, "customer");
        if (owner.isPresent() && !owner.equals(Json.text(intent, "customer"))) {
            throw StripeFailure.invalid(
                            null,
                            "The provided PaymentMethod " + id
                                    + " belongs to a Customer. Please supply the Customer when using this PaymentMethod.")
                    .at("payment_method");
        }
        intent.put("payment_method", Json.must(method, "id"));
        if (Json.must(intent, "status").equals("requires_payment_method")) {
            intent.put("status", "requires_confirmation");
        }
    }

    private JsonNode update(Endpoint.Call call) {
        var intent = get(call.id());
        var status = Json.must(intent, "status");
        if (!CONFIRMABLE.contains(status) && call.parameters().has("amount")) {
            throw unexpected(
                    intent,
                    "This PaymentIntent's amount could not be updated because it has a status of " + status + ".");
        }
        call.parameters().number("amount").ifPresent(amount -> {
            new Money(amount, Json.must(intent, "currency")).check("amount");
            intent.put("amount", amount);
        });
        apply(intent, call.parameters());
        return intent;
    }

    private JsonNode confirm(Endpoint.Call call) {
        var intent = get(call.id());
        var status = Json.must(intent, "status");
        if (!CONFIRMABLE.contains(status)) {
            throw unexpected(
                    intent,
                    status.equals("succeeded")
                            ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
                            : "You cannot confirm this PaymentIntent because it has a status of " + status + ".");
        }
        apply(intent, call.parameters());
        return confirmed(intent, call.parameters());
    }

    private ObjectNode confirmed(ObjectNode intent, Parameters said) {
        if (Json.text(intent, "payment_method").isEmpty()) {
            throw unexpected(
                    intent,
                    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.");
        }
        Intents.refuseMissingReturnUrl(intent, said);
        boolean offSession =
                said.text("off_session").filter(value -> !value.equals("false")).isPresent();
        payments.confirm(intent, offSession, said.text("return_url")).ifPresent(refusal -> {
            throw refusal;
        });
        return intent;
    }

    private JsonNode cancel(Endpoint.Call call) {
        var intent = get(call.id());
        var status = Json.must(intent, "status");
        if (!CONFIRMABLE.contains(status)) {
            throw unexpected(
                    intent,
                    "You cannot cancel this PaymentIntent because it has a status of " + status
                            + ". Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.");
        }
        intent.put("status", "canceled").put("canceled_at", account.now()).putNull("next_action");
        intent.put(
                "cancellation_reason",
                call.parameters().text("cancellation_reason").orElse(null));
        account.announce("payment_intent.canceled", intent);
        return intent;
    }

    private static StripeFailure unexpected(ObjectNode intent, String message) {
        return StripeFailure.invalid("payment_intent_unexpected_state", message).with("payment_intent", intent);
    }

    private ObjectNode get(String id) {
        return account.stored().get(Kind.PAYMENT_INTENT, id);
    }
}
