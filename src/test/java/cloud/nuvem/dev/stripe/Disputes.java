package cloud.nuvem.dev.stripe;

import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/disputes}: charges that their owners take back at the issuer. */
final class Disputes {

    private final Account account;

    Disputes(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        routes.add(
                        "GET",
                        "/v1/disputes",
                        DisputeListParams.class,
                        call -> Listing.of(
                                account,
                                Kind.DISPUTE,
                                call.parameters(),
                                Listing.where(call.parameters(), "charge")
                                        .and(Listing.where(call.parameters(), "payment_intent"))))
                .add("GET", "/v1/disputes/{id}", DisputeRetrieveParams.class, call -> get(call.id()))
                .add("POST", "/v1/disputes/{id}/close", DisputeCloseParams.class, this::close);
    }

    private JsonNode close(Endpoint.Call call) {
        var dispute = get(call.id()).put("status", "lost");
        account.announce("charge.dispute.closed", dispute);
        return dispute;
    }

    private ObjectNode get(String id) {
        return account.stored().get(Kind.DISPUTE, id);
    }
}
