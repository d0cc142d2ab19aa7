package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.patch.MergePatch;
import cloud.nuvem.dev.cluster.core.pipeline.Catalogue;
import cloud.nuvem.dev.cluster.core.pipeline.Pipeline;
import cloud.nuvem.dev.cluster.core.pipeline.WriteContext;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
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

    private final Pipeline pipeline;
    private final Catalogue catalogue;
    private final Writes writes;

    Patches(Pipeline pipeline, Catalogue catalogue, Writes writes) {
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

    private static ObjectNode patchObject(HttpCall call) {
        if (Decoding.tree(call) instanceof ObjectNode patch) {
            return patch;
        }
        throw StatusException.badRequest("the patch is not an object");
    }

    private static UnaryOperator<ObjectNode> jsonPatch(HttpCall call, WriteContext context) {
        JsonNode operations;
        try {
            operations = Json.parse(call.body());
        } catch (JacksonException unreadable) {
            throw StatusException.badRequest("error decoding patch: " + unreadable.getOriginalMessage());
        }
        return current -> {
            try {
                return (ObjectNode) JsonPatch.apply(operations, current);
            } catch (JsonPatchException refused) {
                throw refusedPatch(context, refused.getMessage());
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
