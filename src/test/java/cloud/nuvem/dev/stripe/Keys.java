package cloud.nuvem.dev.stripe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The account's keys. The secret one opens the API, as a bearer token or as the user name of basic authentication. */
public record Keys(String secret, String publishable, String webhookSecret) {

    /** Always the same ones, so that a restarted world fits to what was configured. */
    static final Keys SANDBOX = new Keys(
            "sk_test_nuvemSandbox0000000000000000000000",
            "pk_test_nuvemSandbox0000000000000000000000",
            "whsec_nuvemSandbox00000000000000000000");

    void check(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw StripeFailure.unauthorized(
                    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://docs.stripe.com/api#authentication for details, or we can help at https://support.stripe.com/.");
        }
        var key = key(authorization);
        if (key.equals(publishable)) {
            throw new StripeFailure(
                    403,
                    "invalid_request_error",
                    "secret_key_required",
                    "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.");
        }
        if (!key.equals(secret)) {
            throw StripeFailure.unauthorized("Invalid API Key provided: " + masked(key));
        }
    }

    private static String key(String authorization) {
        if (authorization.startsWith("Basic ")) {
            try {
                var decoded = Base64.getDecoder()
                        .decode(authorization.substring("Basic ".length()).strip());
                return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
            } catch (IllegalArgumentException malformed) {
                throw StripeFailure.unauthorized("Invalid Authorization header: " + malformed.getMessage());
            }
        }
        return authorization.startsWith("Bearer ")
                ? authorization.substring("Bearer ".length()).strip()
                : authorization;
    }

    private static String masked(String key) {
        int shown = Math.min(4, key.length());
        return "*".repeat(key.length() - shown) + key.substring(key.length() - shown);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "Keys[" + publishable + "]";
    }
}
