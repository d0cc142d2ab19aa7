package cloud.nuvem.dev.stripe;

import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/charges}: what was tried at the issuer for a payment. */
final class Charges {

    private final Account account;
    private final Balance balance;
    private final String base;

    /** @param base where receipts are shown */
    Charges(Account account, Balance balance, String base) {
        this.account = account;
        this.balance = balance;
        this.base = base;
    }

    void addTo(Routes routes) {
        routes.add(
                        "GET",
                        "/v1/charges",
                        ChargeListParams.class,
                        call -> Listing.of(
                                account,
                                Kind.CHARGE,
                                call.parameters(),
                                Listing.where(call.parameters(), "customer")
                                        .and(Listing.where(call.parameters(), "payment_intent"))))
                .add(
                        "GET",
                        "/v1/charges/{id}",
                        ChargeRetrieveParams.class,
                        call -> account.stored().get(Kind.CHARGE, call.id()));
    }

    ObjectNode succeeded(ObjectNode intent, ObjectNode method) {
        var charge = begun(intent, method);
        long amount = Json.number(intent, "amount");
        charge.put("amount_captured", amount)
                .put("captured", true)
                .put("paid", true)
                .put("status", "succeeded");
        charge.put("receipt_url", base + "/receipts/" + Json.must(charge, "id"));
        charge.put("balance_transaction", balance.charged(charge));
        account.announce("charge.succeeded", charge);
        return charge;
    }

    ObjectNode failed(ObjectNode intent, ObjectNode method, Decline decline) {
        var charge = begun(intent, method).put("status", "failed");
        charge.put("failure_code", decline.code()).put("failure_message", decline.message());
        Json.child(charge, "outcome")
                .put("network_status", "declined_by_network")
                .put("network_decline_code", "01")
                .put("reason", decline.declineCode())
                .put("seller_message", "The bank did not return any further details with this decline.")
                .put("type", "issuer_declined");
        account.announce("charge.failed", charge);
        return charge;
    }

    private ObjectNode begun(ObjectNode intent, ObjectNode method) {
        var charge = account.create(Kind.CHARGE)
                .put("amount", Json.number(intent, "amount"))
                .put("payment_intent", Json.must(intent, "id"))
                .put("payment_method", Json.must(method, "id"));
        for (var same : new String[] {"currency", "customer", "description", "receipt_email", "metadata"}) {
            charge.set(same, intent.get(same).deepCopy());
        }
        charge.set("billing_details", method.get("billing_details").deepCopy());
        charge.set("payment_method_details", details(method));
        intent.put("latest_charge", Json.must(charge, "id"));
        return charge;
    }

    private static ObjectNode details(ObjectNode method) {
        var of = method.get("card");
        var card = Json.object();
        for (var same :
                new String[] {"brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding"}) {
            card.set(same, of.get(same).deepCopy());
        }
        card.putNull("installments").set("last4", of.get("last4"));
        card.putNull("mandate")
                .put("network", Json.must(of, "brand"))
                .putNull("three_d_secure")
                .putNull("wallet");
        return Json.object().put("type", "card").set("card", card);
    }

    /** The owner disputes the charge at the issuer. */
    ObjectNode dispute(ObjectNode charge) {
        charge.put("disputed", true);
        var dispute = account.create(Kind.DISPUTE)
                .put("amount", Json.number(charge, "amount"))
                .put("charge", Json.must(charge, "id"))
                .put("currency", Json.must(charge, "currency"))
                .put("payment_intent", Json.must(charge, "payment_intent"));
        Json.child(dispute, "evidence_details").put("due_by", account.now() + 9 * 86_400);
        account.announce("charge.dispute.created", dispute);
        return dispute;
    }
}
