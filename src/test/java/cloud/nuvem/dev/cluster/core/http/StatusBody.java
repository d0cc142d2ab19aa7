package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code Status} objects. */
final class StatusBody {

    private StatusBody() {}

    static ObjectNode of(StatusException refusal) {
        var status = status("Failure").put("message", refusal.getMessage()).put("reason", refusal.reason());
        var details = status.putObject("details");
        putIfPresent(details, "name", refusal.name());
        putIfPresent(details, "group", refusal.group());
        putIfPresent(details, "kind", refusal.kind());
        refusal.causes()
                .forEach(cause -> details.withArray("causes")
                        .addObject()
                        .put("reason", cause.reason())
                        .put("message", cause.message())
                        .put("field", cause.field()));
        var retryAfter = refusal.headers().get("Retry-After");
        if (retryAfter != null) {
            details.put("retryAfterSeconds", Integer.parseInt(retryAfter));
        }
        return status.put("code", refusal.code());
    }

    /** What a finished delete answers. */
    static ObjectNode deleted(ResourceType type, ObjectNode object) {
        var status = status("Success");
        var details = status.putObject("details").put("name", Metadata.name(object));
        putIfPresent(details, "group", type.group());
        details.put("kind", type.plural()).put("uid", Metadata.uid(object));
        return status;
    }

    private static ObjectNode status(String outcome) {
        var status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", outcome);
    }

    private static void putIfPresent(ObjectNode details, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            details.put(field, value);
        }
    }
}
