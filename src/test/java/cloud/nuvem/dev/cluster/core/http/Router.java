package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.Access;
import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.core.json.Json;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** From a request to what answers it: address, caller, rights, then the handler of its verb. */
final class Router {

    private static final Set<String> FOR_EVERYBODY = Set.of("/healthz", "/livez", "/readyz", "/version");

    private final Access access;
    private final Handlers handlers;

    Router(Access access, Handlers handlers) {
        this.access = access;
        this.handlers = handlers;
    }

    /** What the server does with a request. */
    sealed interface Outcome {
        record Finished(Reply reply) implements Outcome {}

        record Streaming(WatchOptions watch) implements Outcome {}

        record Flowing(Subresource.Answer.Flowing body) implements Outcome {}

        record Connecting(Subresource.Conversation conversation) implements Outcome {}
    }

    /** @throws StatusException for every refusal */
    Outcome route(HttpCall call, ApiRequest request) {
        if (FOR_EVERYBODY.contains(call.path())) {
            return new Outcome.Finished(
                    call.path().equals("/version") ? Reply.json(200, version()) : Reply.text(200, "ok"));
        }
        var caller = caller(call, request);
        if (!request.isResource()) {
            return new Outcome.Finished(document(call));
        }
        if (!request.subresource().isEmpty() && !request.subresource().equals("status")) {
            return subresource(call, request, caller);
        }
        var found = handlers.catalogue().find(request.group(), request.version(), request.resource());
        if (found.isPresent()) {
            return stored(call, request, caller, found.get());
        }
        return new Outcome.Finished(virtual(call, request, caller));
    }

    private Caller caller(HttpCall call, ApiRequest request) {
        var header = call.header("authorization");
        var token = header.startsWith("Bearer ")
                ? header.substring("Bearer ".length()).strip()
                : "";
        var bearer =
                access.authenticate(token).orElseThrow(() -> StatusException.of(401, "Unauthorized", "Unauthorized"));
        var caller = access.impersonate(bearer, call.headers(), request);
        access.authorize(caller, request);
        return caller;
    }

    private Reply document(HttpCall call) {
        if (call.path().startsWith("/openapi/")) {
            var accept = call.header("accept");
            if (accept.contains("protobuf") && !accept.contains("json")) {
                throw StatusException.of(406, "NotAcceptable", "only application/json is served here");
            }
            return found(handlers.openApi().at(call.path()));
        }
        return found(handlers.discovery().at(call.path(), call.header("host")));
    }

    private static Reply found(Optional<? extends JsonNode> document) {
        return document.map(body -> Reply.json(200, body)).orElseGet(Reply::nothingHere);
    }

    private Outcome subresource(HttpCall call, ApiRequest request, Caller caller) {
        var served = handlers.subresource(request);
        if (served.isEmpty()) {
            return new Outcome.Finished(unknown(request));
        }
        if (!served.get().verbs().contains(request.verb())) {
            throw notAllowed();
        }
        var answer = served.get()
                .handler()
                .handle(new Subresource.Call(caller, request, call.flatQuery(), call.text(), Writes.isDryRun(call)));
        if (call.upgrade() && !(answer instanceof Subresource.Answer.Connected)) {
            throw StatusException.of(501, "NotImplemented", "this subresource is not served over a websocket");
        }
        return switch (answer) {
            case Subresource.Answer.Finished finished -> new Outcome.Finished(Reply.of(finished));
            case Subresource.Answer.Flowing flowing -> new Outcome.Flowing(flowing);
            case Subresource.Answer.Connected connected
            when call.upgrade() -> new Outcome.Connecting(connected.conversation());
            case Subresource.Answer.Connected _ ->
                throw StatusException.badRequest("websocket: the client is not using the websocket protocol: "
                        + "'upgrade' token not found in 'Connection' header");
        };
    }

    private Reply virtual(HttpCall call, ApiRequest request, Caller caller) {
        var served = handlers.virtualResource(request);
        if (served.isEmpty()) {
            return unknown(request);
        }
        if (!request.verb().equals("create")) {
            throw notAllowed();
        }
        var object = Decoding.object(call, request, served.get().type());
        handlers.check(object, served.get().type());
        return Reply.json(201, served.get().answers().create(caller, request, object));
    }

    private Outcome stored(HttpCall call, ApiRequest request, Caller caller, ResourceType type) {
        boolean status = request.subresource().equals("status");
        if (status && !type.statusSubresource()) {
            return new Outcome.Finished(unknown(request));
        }
        if (!type.verbs().contains(request.verb())
                || (status && !Set.of("get", "update", "patch").contains(request.verb()))) {
            throw notAllowed();
        }
        if (request.verb().equals("watch")) {
            var representation = Representation.of(call, type, handlers.clock());
            return new Outcome.Streaming(WatchOptions.of(call, request, type, representation));
        }
        var context = Writes.context(call, request, caller, type);
        return new Outcome.Finished(
                switch (request.verb()) {
                    case "get" -> handlers.reads().get(call, request, type);
                    case "list" -> handlers.reads().list(call, request, type);
                    case "create" -> handlers.writes().create(call, context);
                    case "update" -> handlers.writes().update(call, context);
                    case "patch" ->
                        handlers.patches().patch(call, context, creation -> access.authorize(caller, creation));
                    case "delete" -> handlers.writes().delete(call, context);
                    default -> handlers.writes().deleteCollection(call, context);
                });
    }

    private Reply unknown(ApiRequest request) {
        if (!handlers.discovery().isServed(request.group(), request.version())) {
            return Reply.nothingHere();
        }
        return Reply.of(StatusException.of(404, "NotFound", "the server could not find the requested resource"));
    }

    private static StatusException notAllowed() {
        return StatusException.of(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    private static JsonNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "36")
                .put("gitVersion", "v1.36.2")
                .put("gitCommit", "0000000000000000000000000000000000000000")
                .put("gitTreeState", "clean")
                .put("buildDate", "2026-11-24T00:00:00Z")
                .put("goVersion", "go1.26")
                .put("compiler", "gc")
                .put("platform", "linux/amd64");
    }
}
