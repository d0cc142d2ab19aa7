package cloud.nuvem.dev.stripe;

import com.stripe.param.EventListParams;
import com.stripe.param.EventRetrieveParams;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/events}. */
final class Events {

    private final Account account;

    Events(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        routes.add(
                        "GET",
                        "/v1/events",
                        EventListParams.class,
                        call -> Listing.of(account, Kind.EVENT, call.parameters(), wanted(call.parameters())))
                .add(
                        "GET",
                        "/v1/events/{id}",
                        EventRetrieveParams.class,
                        call -> account.stored().get(Kind.EVENT, call.id()));
    }

    private static Predicate<ObjectNode> wanted(Parameters asked) {
        var types = asked.texts("types");
        var type = asked.text("type");
        var delivered = asked.text("delivery_success");
        return event -> (types.isEmpty() || types.contains(Json.must(event, "type")))
                && type.map(pattern -> matches(pattern, Json.must(event, "type")))
                        .orElse(true)
                && delivered
                        .map(all -> all.equals("true") == (Json.number(event, "pending_webhooks") == 0))
                        .orElse(true);
    }

    /** A pattern may end in {@code *}: {@code charge.*}. */
    static boolean matches(String pattern, String type) {
        return pattern.endsWith("*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }
}
