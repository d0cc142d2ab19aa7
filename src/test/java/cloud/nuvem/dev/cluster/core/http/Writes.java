package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.pipeline.DeleteOptions;
import cloud.nuvem.dev.cluster.core.pipeline.Pipeline;
import cloud.nuvem.dev.cluster.core.pipeline.WriteContext;
import cloud.nuvem.dev.cluster.core.pipeline.WriteContext.FieldValidation;
import cloud.nuvem.dev.cluster.core.pipeline.WriteContext.Scope;
import cloud.nuvem.dev.cluster.core.pipeline.Written;
import cloud.nuvem.dev.cluster.core.pipeline.Written.Effect;
import cloud.nuvem.dev.cluster.core.store.Key;
import cloud.nuvem.dev.cluster.core.store.Store;
import cloud.nuvem.dev.cluster.core.store.Stored;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Create, update, delete and deletecollection; patches are in {@link Patches}. */
final class Writes {

    private final Pipeline pipeline;
    private final Store store;
    private final Clock clock;

    Writes(Pipeline pipeline, Store store, Clock clock) {
        this.pipeline = pipeline;
        this.store = store;
        this.clock = clock;
    }

    Reply create(HttpCall call, WriteContext context) {
        var object = Decoding.object(call, context.request(), context.type());
        return reply(call, context, pipeline.create(context, object));
    }

    Reply update(HttpCall call, WriteContext context) {
        var object = Decoding.object(call, context.request(), context.type());
        var written = pipeline.update(context, Reads.key(context.type(), context.request()), current -> object);
        return reply(call, context, written);
    }

    Reply delete(HttpCall call, WriteContext context) {
        var options = DeleteOptions.of(deleteBody(call), call.flatQuery());
        var written =
                pipeline.delete(with(context, options.dryRun()), Reads.key(context.type(), context.request()), options);
        return written.effect() == Effect.REMOVED
                ? Reply.json(200, StatusBody.deleted(context.type(), written.object()))
                : Reply.json(200, written.object());
    }

    /** Deletes one by one whatever the selectors match; what goes in between is no error. */
    Reply deleteCollection(HttpCall call, WriteContext context) {
        var type = context.type();
        var options = DeleteOptions.of(deleteBody(call), call.flatQuery());
        var selection = Reads.selection(call, context.request(), type);
        var deleted = new ArrayList<ObjectNode>();
        for (Stored stored : store.shelf(type).now(selection.namespace()).objects()) {
            if (selection.matches(stored.json())) {
                deleteOne(with(context, options.dryRun()), stored.key(), options, deleted);
            }
        }
        var metadata = Json.object().put("resourceVersion", Long.toString(store.version()));
        return Reply.json(200, Representation.of(call, type, clock).list(type, deleted, metadata));
    }

    private void deleteOne(WriteContext context, Key key, DeleteOptions options, List<ObjectNode> deleted) {
        try {
            deleted.add(pipeline.delete(context, key, options).object());
        } catch (StatusException refusal) {
            if (refusal.code() != 404) {
                throw refusal;
            }
        }
    }

    private static JsonNode deleteBody(HttpCall call) {
        return call.body().length() == 0 ? Json.object() : Decoding.tree(call);
    }

    Reply reply(HttpCall call, WriteContext context, Written written) {
        int code = written.effect() == Effect.CREATED ? 201 : 200;
        var body = Representation.of(call, context.type(), clock).object(written.object());
        return Reply.json(code, body).withWarnings(written.warnings());
    }

    private static WriteContext with(WriteContext context, boolean dryRun) {
        return new WriteContext(
                context.caller(),
                context.request(),
                context.type(),
                context.scope(),
                context.dryRun() || dryRun,
                context.fieldValidation(),
                context.manager());
    }

    /**
     * What the query says about a write.
     *
     * @throws StatusException 400 or 422 for values that nobody knows
     */
    static WriteContext context(HttpCall call, ApiRequest request, Caller caller, ResourceType type) {
        return new WriteContext(
                caller,
                request,
                type,
                request.subresource().equals("status") ? Scope.STATUS : Scope.MAIN,
                isDryRun(call),
                fieldValidation(call),
                manager(call));
    }

    static boolean isDryRun(HttpCall call) {
        var dryRun = call.parameter("dryRun");
        if (dryRun != null && !dryRun.isEmpty() && !dryRun.equals("All")) {
            throw StatusException.badRequest(
                    "dryRun: Unsupported value: \"" + dryRun + "\": supported values: \"All\"");
        }
        return dryRun != null && !dryRun.isEmpty();
    }

    private static FieldValidation fieldValidation(HttpCall call) {
        var asked = call.parameter("fieldValidation");
        return switch (asked == null ? "" : asked) {
            case "", "Warn" -> FieldValidation.WARN;
            case "Ignore" -> FieldValidation.IGNORE;
            case "Strict" -> FieldValidation.STRICT;
            default ->
                throw StatusException.badRequest("fieldValidation: Unsupported value: \"" + asked
                        + "\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"");
        };
    }

    /** Who owns the fields written: said so, or the first word of the client's name. */
    private static String manager(HttpCall call) {
        var named = call.parameter("fieldManager");
        if (named != null && !named.isEmpty()) {
            return named;
        }
        var agent = call.header("user-agent");
        return agent.isEmpty() ? "unknown" : agent.split("/", 2)[0];
    }
}
