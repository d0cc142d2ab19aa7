package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.store.Key;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;

/** Where the next page of a list begins: after a key, in the state of the first page. */
record ContinueToken(long version, Key after) {

    String encode() {
        var json = Json.object()
                .put("v", "meta.k8s.io/v1")
                .put("rv", version)
                .put("namespace", after.namespace())
                .put("name", after.name());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
    }

    /** @throws StatusException 400 when it is none of ours */
    static ContinueToken decode(String token) {
        try {
            var json = Json.parse(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            var key = new Key(
                    json.path("namespace").stringValue(), json.path("name").stringValue());
            return new ContinueToken(json.path("rv").longValue(), key);
        } catch (IllegalArgumentException | JacksonException unreadable) {
            throw StatusException.badRequest("continue key is not valid: " + unreadable.getMessage());
        }
    }
}
