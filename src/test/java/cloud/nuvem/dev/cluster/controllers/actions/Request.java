package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One action asked of a named object, with its options read. */
record Request(String namespace, String name, ObjectNode options, boolean dryRun) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** @throws StatusException 400 when the body is not an object */
    static Request of(Subresource.Call call) {
        var options = Json.object();
        try {
            if (!call.body().isBlank() && YAML.readTree(call.body()) instanceof ObjectNode body) {
                options = body;
            }
        } catch (JacksonException unreadable) {
            throw badRequest("Can not unmarshal Request body to struct, error: " + unreadable.getOriginalMessage());
        }
        var asked = Json.at(options, "dryRun")
                .valueStream()
                .anyMatch(value -> value.asString("").equals("All"));
        return new Request(
                Objects.requireNonNull(call.request().namespace()),
                Objects.requireNonNull(call.request().name()),
                options,
                call.dryRun() || asked);
    }

    static StatusException badRequest(String message) {
        return StatusException.of(400, "BadRequest", message);
    }

    static StatusException internal(String message) {
        return StatusException.of(500, "InternalError", "Internal error occurred: " + message);
    }

    /** A 409 in KubeVirt's words about a {@code virtualmachine} or {@code virtualmachineinstance}. */
    StatusException conflict(String kind, String cause) {
        var message = "Operation cannot be fulfilled on %s.kubevirt.io \"%s\": %s".formatted(kind, name, cause);
        return new StatusException(409, "Conflict", message, "kubevirt.io", kind, name, List.of(), Map.of());
    }

    StatusException notFound(String kind) {
        var message = "%s.kubevirt.io \"%s\" not found".formatted(kind, name);
        return new StatusException(404, "NotFound", message, "kubevirt.io", kind, name, List.of(), Map.of());
    }
}
