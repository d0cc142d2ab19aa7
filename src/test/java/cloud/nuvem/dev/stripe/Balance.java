package cloud.nuvem.dev.stripe;

import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.BalanceTransactionRetrieveParams;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/balance_transactions}: what charges and refunds did to the balance. Fees are 1.5 % and 25 cents. */
final class Balance {

    private static final long DAY = 86_400;

    private final Account account;

    Balance(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        routes.add(
                        "GET",
                        "/v1/balance_transactions",
                        BalanceTransactionListParams.class,
                        call -> Listing.of(
                                account,
                                Kind.BALANCE_TRANSACTION,
                                call.parameters(),
                                Listing.where(call.parameters(), "source")
                                        .and(Listing.where(call.parameters(), "type"))))
                .add(
                        "GET",
                        "/v1/balance_transactions/{id}",
                        BalanceTransactionRetrieveParams.class,
                        call -> account.stored().get(Kind.BALANCE_TRANSACTION, call.id()));
    }

    String charged(ObjectNode charge) {
        long amount = Json.number(charge, "amount");
        return moved(charge, "charge", amount, (amount * 15 + 500) / 1_000 + 25);
    }

    String refunded(ObjectNode refund) {
        return moved(refund, "refund", -Json.number(refund, "amount"), 0);
    }

    private String moved(ObjectNode source, String type, long amount, long fee) {
        var currency = Json.must(source, "currency");
        var transaction = account.create(Kind.BALANCE_TRANSACTION)
                .put("amount", amount)
                .put("available_on", account.now() + 7 * DAY)
                .put("currency", currency)
                .put("fee", fee)
                .put("net", amount - fee)
                .put("reporting_category", type)
                .put("source", Json.must(source, "id"))
                .put("type", type);
        if (fee > 0) {
            transaction
                    .putArray("fee_details")
                    .addObject()
                    .put("amount", fee)
                    .putNull("application")
                    .put("currency", currency)
                    .put("description", "Stripe processing fees")
                    .put("type", "stripe_fee");
        }
        return Json.must(transaction, "id");
    }
}
