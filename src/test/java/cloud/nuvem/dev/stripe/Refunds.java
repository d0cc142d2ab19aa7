package cloud.nuvem.dev.stripe;

import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.RefundUpdateParams;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/refunds}. */
final class Refunds {

    private final Account account;
    private final Balance balance;

    Refunds(Account account, Balance balance) {
        this.account = account;
        this.balance = balance;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/v1/refunds", RefundCreateParams.class, this::create)
                .add(
                        "GET",
                        "/v1/refunds",
                        RefundListParams.class,
                        call -> Listing.of(
                                account,
                                Kind.REFUND,
                                call.parameters(),
                                Listing.where(call.parameters(), "charge")
                                        .and(Listing.where(call.parameters(), "payment_intent"))))
                .add("GET", "/v1/refunds/{id}", RefundRetrieveParams.class, call -> get(call.id()))
                .add("POST", "/v1/refunds/{id}", RefundUpdateParams.class, this::update);
    }

    private JsonNode create(Endpoint.Call call) {
        var said = call.parameters();
        var charge = charge(said);
        if (charge.path("disputed").asBoolean(false)) {
            throw StripeFailure.invalid(
                    "charge_disputed",
                    "Charge " + Json.must(charge, "id") + " has been charged back; cannot issue a refund.");
        }
        long left = Json.number(charge, "amount_captured") - Json.number(charge, "amount_refunded");
        if (left == 0) {
            throw StripeFailure.invalid(
                    "charge_already_refunded", "Charge " + Json.must(charge, "id") + " has already been refunded.");
        }
        long amount = said.number("amount").orElse(left);
        refuseWrong(amount, left, Json.must(charge, "currency"));
        return refunded(charge, amount, said);
    }

    private static void refuseWrong(long amount, long left, String currency) {
        if (amount < 1) {
            throw StripeFailure.invalid("parameter_invalid_integer", "Invalid positive integer")
                    .at("amount");
        }
        if (amount > left) {
            throw StripeFailure.invalid(
                            null,
                            "Refund amount (%s) is greater than unrefunded amount on charge (%s)"
                                    .formatted(shown(amount, currency), shown(left, currency)))
                    .at("amount");
        }
    }

    private static String shown(long amount, String currency) {
        return String.format(Locale.ROOT, "%d.%02d %s", amount / 100, amount % 100, currency);
    }

    private ObjectNode charge(Parameters said) {
        var charge = said.text("charge");
        if (charge.isPresent()) {
            return account.stored().named("charge", Kind.CHARGE, charge.get());
        }
        var id = said.text("payment_intent")
                .orElseThrow(() -> StripeFailure.invalid(
                        "parameter_missing",
                        "One of the following params should be provided for this request: payment_intent or charge."));
        var intent = account.stored().named("payment_intent", Kind.PAYMENT_INTENT, id);
        if (!Json.must(intent, "status").equals("succeeded")) {
            throw StripeFailure.invalid(
                            null, "This PaymentIntent (" + id + ") does not have a successful charge to refund.")
                    .at("payment_intent");
        }
        return account.stored().get(Kind.CHARGE, Json.must(intent, "latest_charge"));
    }

    private ObjectNode refunded(ObjectNode charge, long amount, Parameters said) {
        var refund = account.create(Kind.REFUND)
                .put("amount", amount)
                .put("charge", Json.must(charge, "id"))
                .put("currency", Json.must(charge, "currency"))
                .put("payment_intent", Json.must(charge, "payment_intent"))
                .put("reason", said.text("reason").orElse(null));
        Changes.metadata(refund, said);
        refund.put("balance_transaction", balance.refunded(refund));
        long before = Json.number(charge, "amount_refunded");
        charge.put("amount_refunded", before + amount)
                .put("refunded", before + amount == Json.number(charge, "amount_captured"));
        account.announce("refund.created", refund);
        account.announce("charge.refunded", charge, Map.of("amount_refunded", before));
        return refund;
    }

    private JsonNode update(Endpoint.Call call) {
        var refund = get(call.id());
        Changes.metadata(refund, call.parameters());
        account.announce("refund.updated", refund);
        return refund;
    }

    private ObjectNode get(String id) {
        return account.stored().get(Kind.REFUND, id);
    }
}
