package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies and refuses those that do not fit their address (400). */
final class Decoding {

    private Decoding() {}

    /**
     * Any JSON or YAML.
     *
     * @throws StatusException 400 when it is neither
     */
    static JsonNode tree(HttpCall call) {
        try {
            boolean yaml = call.header("content-type").contains("yaml");
            return yaml ? Json.parseYaml(call.text()) : Json.parse(call.text());
        } catch (JacksonException unreadable) {
            throw StatusException.badRequest("error decoding body: " + unreadable.getOriginalMessage());
        }
    }

    /** An object of the type that the address names, in its namespace. */
    static ObjectNode object(HttpCall call, ApiRequest request, ResourceType type) {
        var tree = Protobuf.isProtobuf(call) ? Protobuf.object(call.body().getBytes()) : tree(call);
        if (!(tree instanceof ObjectNode object)) {
            throw StatusException.badRequest("the body is not an object");
        }
        fit(object, request, type);
        return object;
    }

    /** Checks kind, version, namespace and name against the address; fills in the namespace. */
    static void fit(ObjectNode object, ApiRequest request, ResourceType type) {
        checkKind(object, type);
        if (!(object.path("metadata").isObject() || object.path("metadata").isMissingNode())) {
            throw StatusException.badRequest("metadata: must be an object");
        }
        var metadata = Metadata.of(object);
        var namespace = Metadata.namespace(object);
        if (type.namespaced() && request.namespace() != null) {
            if (!namespace.isEmpty() && !namespace.equals(request.namespace())) {
                throw StatusException.badRequest(
                        "the namespace of the provided object does not match the namespace sent on the request");
            }
            metadata.put("namespace", request.namespace());
        } else if (type.namespaced()) {
            throw StatusException.badRequest("an empty namespace may not be set during creation");
        }
        var name = Metadata.name(object);
        if (request.name() != null && name.isEmpty()) {
            metadata.put("name", request.name());
        } else if (request.name() != null && !name.equals(request.name())) {
            throw StatusException.badRequest("the name of the object (" + name
                    + ") does not match the name on the URL (" + request.name() + ")");
        }
    }

    private static void checkKind(ObjectNode object, ResourceType type) {
        var kind = Json.textOrEmpty(object, "kind");
        var apiVersion = Json.textOrEmpty(object, "apiVersion");
        if (kind.isEmpty() && apiVersion.isEmpty() && !type.custom()) {
            return;
        }
        if (kind.isEmpty()) {
            throw StatusException.badRequest("Object 'Kind' is missing in the body");
        }
        if (!apiVersion.equals(type.apiVersion())) {
            throw StatusException.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + type.apiVersion() + ")");
        }
        if (!kind.equals(type.kind())) {
            throw StatusException.badRequest("%s in version \"%s\" cannot be handled as a %s: no kind \"%s\" fits here"
                    .formatted(kind, type.version(), type.kind(), kind));
        }
    }
}
