package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import cloud.nuvem.dev.cluster.core.patch.ManagedFields;
import cloud.nuvem.dev.cluster.core.patch.MergePatch;
import cloud.nuvem.dev.cluster.core.patch.ServerSideApply;
import cloud.nuvem.dev.cluster.core.patch.StrategicMergePatch;
import cloud.nuvem.dev.cluster.core.pipeline.Catalogue;
import cloud.nuvem.dev.cluster.core.pipeline.Pipeline;
import cloud.nuvem.dev.cluster.core.pipeline.WriteContext;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The PATCH method: four content types, four ways. */
final class Patches {

    private static final String MERGE = "application/merge-patch+json";
    private static final String JSON = "application/json-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";

    private final Pipeline pipeline;
    private final Catalogue catalogue;
    private final Writes writes;
    private final Clock clock;

    Patches(Pipeline pipeline, Catalogue catalogue, Writes writes, Clock clock) {
        this.clock = clock;
        this.pipeline = pipeline;
        this.catalogue = catalogue;
        this.writes = writes;
    }

    /** @param mayCreate refuses the creation of an absent object to whoever may not */
    Reply patch(HttpCall call, WriteContext context, Consumer<ApiRequest> mayCreate) {
        var mediaType = call.header("content-type").split(";", 2)[0].strip();
        return switch (mediaType) {
            case MERGE -> update(call, context, merge(call));
            case JSON -> update(call, context, jsonPatch(call, context));
            case STRATEGIC -> update(call, context, strategic(call, context.type()));
            case APPLY -> apply(call, context, mayCreate);
            default -> throw unsupported(context.type());
        };
    }

    private Reply update(HttpCall call, WriteContext context, UnaryOperator<ObjectNode> change) {
        var key = Reads.key(context.type(), context.request());
        var written = pipeline.update(context, key, current -> {
            var changed = change.apply(current);
            Decoding.fit(changed, context.request(), context.type());
            return changed;
        });
        return writes.reply(call, context, written);
    }

    private static UnaryOperator<ObjectNode> merge(HttpCall call) {
        var patch = patchObject(call);
        return current -> {
            MergePatch.apply(current, patch);
            return current;
        };
    }

    private UnaryOperator<ObjectNode> strategic(HttpCall call, ResourceType type) {
        if (type.custom()) {
            throw unsupported(type);
        }
        var patch = patchObject(call);
        var schema = catalogue.schema(type);
        return current -> {
            StrategicMergePatch.apply(current, patch, schema);
            return current;
        };
    }

    private Reply apply(HttpCall call, WriteContext context, Consumer<ApiRequest> mayCreate) {
        var manager = call.parameter("fieldManager");
        if (manager == null || manager.isEmpty()) {
            throw new StatusException(
                    422,
                    "Invalid",
                    "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch",
                    "meta.k8s.io",
                    "PatchOptions",
                    null,
                    List.of(),
                    Map.of());
        }
        var wanted = patchObject(call);
        Decoding.fit(wanted, context.request(), context.type());
        Metadata.dropEmpty(wanted);
        if (!wanted.path("metadata").path("managedFields").isEmpty()) {
            throw StatusException.badRequest("metadata.managedFields must be nil");
        }
        boolean status = context.scope() == WriteContext.Scope.STATUS;
        var owner = new ManagedFields.Manager(manager, "Apply", context.type().apiVersion(), status ? "status" : "");
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var apply = new ServerSideApply(
                half(wanted, status, context.type()), catalogue.schema(context.type()), owner, call.flag("force"), now);
        var key = Reads.key(context.type(), context.request());
        var written = pipeline.apply(context, key, apply, () -> mayCreate.accept(creation(context.request())));
        return writes.reply(call, context, written);
    }

    /** Of a kind whose status is a subresource, the half that this request may own. */
    private static ObjectNode half(ObjectNode wanted, boolean status, ResourceType type) {
        if (status) {
            wanted.retain("apiVersion", "kind", "metadata", "status");
            var metadata = (ObjectNode) wanted.path("metadata");
            metadata.retain("name", "namespace", "resourceVersion", "uid");
        } else if (type.statusSubresource()) {
            wanted.remove("status");
        }
        return wanted;
    }

    private static ApiRequest creation(ApiRequest request) {
        if (!request.subresource().isEmpty()) {
            throw StatusException.of(404, "NotFound", request.resource() + " \"" + request.name() + "\" not found");
        }
        return new ApiRequest(
                "create",
                request.group(),
                request.version(),
                request.resource(),
                "",
                request.namespace(),
                request.name(),
                request.path());
    }

    private static ObjectNode patchObject(HttpCall call) {
        if (Decoding.tree(call) instanceof ObjectNode patch) {
            return patch;
        }
        throw StatusException.badRequest("the patch is not an object");
    }

    private static UnaryOperator<ObjectNode> jsonPatch(HttpCall call, WriteContext context) {
        JsonNode operations;
        try {
            operations = Json.parse(call.text());
        } catch (JacksonException unreadable) {
            throw StatusException.badRequest("error decoding patch: " + unreadable.getOriginalMessage());
        }
        return current -> {
            try {
                return (ObjectNode) JsonPatch.apply(operations, current);
            } catch (JsonPatchException refused) {
                throw refusedPatch(context, String.valueOf(refused.getMessage()));
            }
        };
    }

    private static StatusException refusedPatch(WriteContext context, String message) {
        return new StatusException(
                422,
                "Invalid",
                "the server rejected our request due to an error in our request: " + message,
                context.type().group(),
                context.type().kind(),
                context.request().name(),
                List.of(),
                Map.of());
    }

    private static StatusException unsupported(ResourceType type) {
        var strategic = type.custom() ? "" : ", application/strategic-merge-patch+json";
        return StatusException.of(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + JSON + ", "
                        + MERGE + strategic + ", application/apply-patch+yaml");
    }
}
