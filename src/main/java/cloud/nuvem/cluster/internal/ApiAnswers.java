package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterAnswerLost;
import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterMisconfigured;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.cluster.ClusterUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an API server's answers mean. */
final class ApiAnswers {

    /** Lists are read item by item, so a tree may end before the text does. */
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern USER = Pattern.compile("User \"([^\"]*)\"");
    private static final int LONGEST_MESSAGE = 2_000;

    private ApiAnswers() {}

    static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            throw new ClusterUnavailable("the API server's answer is no JSON", notJson);
        }
    }

    /** The exception for an answer that is not 2xx. */
    static ClusterException exception(ApiCall call, int code, byte[] body) {
        var status = status(body);
        var message = message(status, body);
        if (code == 401) {
            return new ClusterMisconfigured(call + ": not authenticated: " + message);
        }
        if (code == 403 && namesOurselves(message)) {
            return new ClusterMisconfigured(call + ": " + message);
        }
        if (code >= 500 && code != 503 && !call.isRepeatable()) {
            return new ClusterAnswerLost(call + ": " + code + " " + message);
        }
        if (code >= 500 || code == 429) {
            return new ClusterUnavailable(call + ": " + code + " " + message);
        }
        return new ClusterRefusal(code, reason(status, code), message, causes(status));
    }

    /**
     * Whether a 403 is about the portal's own account: wall 2. Tenants are called {@code nuvem:<person>}; where no user is
     * named (quota, admission policies) the request itself was refused.
     */
    private static boolean namesOurselves(String message) {
        if (message.contains("impersonate-on:") || message.contains("cannot impersonate")) {
            return true;
        }
        var user = USER.matcher(message);
        return user.find() && !user.group(1).startsWith(Impersonation.USER_PREFIX);
    }

    private static JsonNode status(byte[] body) {
        try {
            var tree = body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
            return tree.path("kind").asString("").equals("Status") ? tree : JSON.missingNode();
        } catch (JacksonException plainText) {
            return JSON.missingNode(); // aggregated APIs and proxies answer in plain text
        }
    }

    private static String message(JsonNode status, byte[] body) {
        var text = status.path("message").asString("");
        var whole = text.isEmpty() && status.isMissingNode() ? new String(body, StandardCharsets.UTF_8).strip() : text;
        return whole.length() > LONGEST_MESSAGE ? whole.substring(0, LONGEST_MESSAGE) + " …" : whole;
    }

    private static String reason(JsonNode status, int code) {
        var reason = status.path("reason").asString("");
        if (!reason.isEmpty()) {
            return reason;
        }
        return switch (code) {
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 422 -> "Invalid";
            default -> "BadRequest";
        };
    }

    private static List<ClusterRefusal.Cause> causes(JsonNode status) {
        return StreamSupport.stream(status.path("details").path("causes").spliterator(), false)
                .map(cause -> new ClusterRefusal.Cause(
                        cause.path("reason").asString(""),
                        cause.path("field").asString(""),
                        cause.path("message").asString("")))
                .toList();
    }
}
