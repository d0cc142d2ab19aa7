package cloud.nuvem.dev.stripe;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer that is not 200, in Stripe's words. */
final class StripeFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String DOCUMENTATION = "https://docs.stripe.com/error-codes/";

    private final int status;
    private final transient ObjectNode error = Json.object();

    StripeFailure(int status, String type, @Nullable String code, String message) {
        super(message, null, false, false);
        this.status = status;
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", DOCUMENTATION + code.replace('_', '-'));
        }
        error.put("message", message);
        error.put("type", type);
    }

    static StripeFailure invalid(@Nullable String code, String message) {
        return new StripeFailure(400, "invalid_request_error", code, message);
    }

    static StripeFailure missing(String parameter) {
        return invalid("parameter_missing", "Missing required param: " + parameter + ".")
                .at(parameter);
    }

    /** What the path names does not exist. */
    static StripeFailure unknown(Kind kind, String id) {
        return new StripeFailure(404, "invalid_request_error", "resource_missing", noSuch(kind, id))
                .at(kind.pathParameter());
    }

    /** What a parameter names does not exist. */
    static StripeFailure unknownIn(String parameter, Kind kind, String id) {
        return invalid("resource_missing", noSuch(kind, id)).at(parameter);
    }

    private static String noSuch(Kind kind, String id) {
        return "No such " + kind.noun() + ": '" + id + "'";
    }

    static StripeFailure unauthorized(String message) {
        return new StripeFailure(401, "invalid_request_error", null, message);
    }

    /** The card's issuer says no. */
    static StripeFailure declined(Decline decline) {
        return new StripeFailure(402, "card_error", decline.code(), decline.message())
                .with("decline_code", decline.declineCode());
    }

    static StripeFailure internal() {
        return new StripeFailure(
                500,
                "api_error",
                null,
                "An unknown error occurred. Please contact support if this continues to happen.");
    }

    static StripeFailure tooMany() {
        return new StripeFailure(
                429, "invalid_request_error", "rate_limit", "Request rate limit exceeded. Please slow down.");
    }

    StripeFailure at(String parameter) {
        error.put("param", parameter);
        return this;
    }

    StripeFailure with(String field, String value) {
        error.put(field, value);
        return this;
    }

    StripeFailure with(String field, JsonNode value) {
        error.set(field, value.deepCopy());
        return this;
    }

    int status() {
        return status;
    }

    ObjectNode error() {
        return error;
    }

    String body() {
        return Json.object().set("error", error).toString();
    }
}
