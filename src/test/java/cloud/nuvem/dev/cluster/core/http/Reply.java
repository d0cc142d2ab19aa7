package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.core.json.Json;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A finished answer.
 *
 * @param warnings each becomes a {@code Warning: 299} header
 */
record Reply(int code, @Nullable String contentType, Buffer body, Map<String, String> headers, List<String> warnings) {

    static Reply json(int code, JsonNode body) {
        return new Reply(code, "application/json", Buffer.buffer(Json.bytes(body)), Map.of(), List.of());
    }

    /** JSON that is written already. */
    static Reply written(byte[] body) {
        return new Reply(200, "application/json", Buffer.buffer(body), Map.of(), List.of());
    }

    static Reply text(int code, String text) {
        return new Reply(code, "text/plain; charset=utf-8", Buffer.buffer(text), Map.of(), List.of());
    }

    static Reply of(Subresource.Answer.Finished answer) {
        return new Reply(answer.code(), answer.contentType(), Buffer.buffer(answer.body()), Map.of(), List.of());
    }

    static Reply of(StatusException refusal) {
        var headers = new LinkedHashMap<>(refusal.headers());
        if (refusal.code() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        return new Reply(
                refusal.code(),
                "application/json",
                Buffer.buffer(Json.bytes(StatusBody.of(refusal))),
                headers,
                List.of());
    }

    /** What Go's router says about an address that nobody serves. */
    static Reply nothingHere() {
        return text(404, "404 page not found\n");
    }

    Reply withWarnings(List<String> warnings) {
        return new Reply(code, contentType, body, headers, warnings);
    }
}
