package cloud.nuvem.dev.stripe;

import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointRetrieveParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/webhook_endpoints}: who is told of events. The secret is shown when an endpoint is made, and never again. */
final class WebhookEndpoints {

    private final Account account;

    WebhookEndpoints(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/v1/webhook_endpoints", WebhookEndpointCreateParams.class, this::create)
                .add(
                        "GET",
                        "/v1/webhook_endpoints",
                        WebhookEndpointListParams.class,
                        call -> Listing.of(account, Kind.WEBHOOK_ENDPOINT, call.parameters(), endpoint -> true))
                .add("GET", "/v1/webhook_endpoints/{id}", WebhookEndpointRetrieveParams.class, call -> get(call.id()))
                .add("POST", "/v1/webhook_endpoints/{id}", WebhookEndpointUpdateParams.class, this::update)
                .add("DELETE", "/v1/webhook_endpoints/{id}", Object.class, this::delete);
    }

    private JsonNode create(Endpoint.Call call) {
        var said = call.parameters();
        var endpoint = open(said.required("url"), said.texts("enabled_events"), "whsec_" + Kind.random(32));
        endpoint.put("api_version", said.text("api_version").orElse(null));
        Changes.texts(endpoint, said, List.of("description"));
        Changes.metadata(endpoint, said);
        var told = endpoint.deepCopy();
        return told.put("secret", secret(account.stored(), Json.must(endpoint, "id")));
    }

    ObjectNode open(String url, List<String> events, String secret) {
        if (events.isEmpty()) {
            throw StripeFailure.missing("enabled_events");
        }
        if (!List.of("http", "https").contains(String.valueOf(URI.create(url).getScheme()))) {
            throw StripeFailure.invalid("url_invalid", "Invalid URL: " + url).at("url");
        }
        var endpoint = account.create(Kind.WEBHOOK_ENDPOINT).put("url", url);
        var enabled = endpoint.putArray("enabled_events");
        events.forEach(enabled::add);
        account.stored().secret(Json.must(endpoint, "id")).put("secret", secret);
        return endpoint;
    }

    private JsonNode update(Endpoint.Call call) {
        var endpoint = get(call.id());
        var said = call.parameters();
        Changes.texts(endpoint, said, List.of("description", "url"));
        Changes.metadata(endpoint, said);
        if (said.has("enabled_events")) {
            var enabled = endpoint.putArray("enabled_events");
            said.texts("enabled_events").forEach(enabled::add);
        }
        if (said.has("disabled")) {
            endpoint.put("status", said.flag("disabled") ? "disabled" : "enabled");
        }
        return endpoint;
    }

    private JsonNode delete(Endpoint.Call call) {
        get(call.id());
        account.stored().remove(Kind.WEBHOOK_ENDPOINT, call.id());
        return Json.of(Map.of("id", call.id(), "object", "webhook_endpoint", "deleted", true));
    }

    private ObjectNode get(String id) {
        return account.stored().get(Kind.WEBHOOK_ENDPOINT, id);
    }

    /** The enabled endpoints that want events of this type. */
    static List<ObjectNode> wanting(Stored stored, String eventType) {
        return stored.newestFirst(Kind.WEBHOOK_ENDPOINT)
                .filter(endpoint -> Json.must(endpoint, "status").equals("enabled"))
                .filter(endpoint -> endpoint.path("enabled_events")
                        .valueStream()
                        .anyMatch(pattern -> Events.matches(pattern.stringValue(), eventType)))
                .toList();
    }

    static String secret(Stored stored, String endpointId) {
        return Json.must(stored.secret(endpointId), "secret");
    }
}
