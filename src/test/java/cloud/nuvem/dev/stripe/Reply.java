package cloud.nuvem.dev.stripe;

import java.util.HashMap;
import java.util.Map;

/** An answer of the API. */
record Reply(int status, String body, Map<String, String> headers) {

    static Reply ok(String body) {
        return new Reply(200, body, Map.of());
    }

    static Reply of(StripeFailure failure) {
        return new Reply(failure.status(), failure.body(), Map.of());
    }

    Reply with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, body, Map.copyOf(more));
    }

    Reply replayed() {
        return with("Idempotent-Replayed", "true").with("Original-Request", headers.getOrDefault("Request-Id", ""));
    }
}
