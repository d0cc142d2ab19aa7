package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.http.Faults.Fault;
import cloud.nuvem.dev.cluster.core.store.Store;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request off the wire, has it answered on a virtual thread, and writes the answer. */
final class RequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    /** etcd's own limit for a request, which the API server keeps. */
    private static final int LARGEST_BODY = 3 * 1024 * 1024;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Router router;
    private final Faults faults;
    private final WatchConnections watches;
    private final Connections connections = new Connections(threads);

    RequestHandler(Router router, Store store, Faults faults) {
        this.router = router;
        this.faults = faults;
        this.watches = new WatchConnections(store, threads);
    }

    /** Runs on an event loop. */
    void handle(HttpServerRequest request) {
        if (request.canUpgradeToWebSocket()) {
            request.pause();
            threads.execute(() -> answer(request, call(request, Buffer.buffer(), true)));
            return;
        }
        request.body()
                .onSuccess(body -> threads.execute(() -> answer(request, call(request, body, false))))
                .onFailure(failure -> LOG.debug("A request broke off", failure));
    }

    private void answer(HttpServerRequest request, HttpCall call) {
        try {
            var address = Address.of(call);
            var fault = faults.next(address);
            if (fault.isPresent() && fault.get() instanceof Fault.Slow slow) {
                Thread.sleep(slow.delay());
            } else if (fault.isPresent() && fault.get() instanceof Fault.Refuse refuse) {
                throw Faults.refusal(refuse);
            } else if (fault.isPresent() && fault.get() instanceof Fault.Cut) {
                request.connection().close();
                return;
            }
            serve(request, call, address, fault);
        } catch (StatusException refusal) {
            write(request, Reply.of(refusal));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error("{} {} failed", call.method(), call.path(), failure);
            write(request, Reply.of(StatusException.of(500, "InternalError", "Internal error occurred: " + failure)));
        }
    }

    private void serve(HttpServerRequest request, HttpCall call, ApiRequest address, Optional<Fault> fault) {
        if (call.body().length() > LARGEST_BODY) {
            throw StatusException.of(
                    413, "RequestEntityTooLarge", "Request entity too large: limit is " + LARGEST_BODY);
        }
        var outcome = router.route(call, address);
        if (fault.isPresent() && fault.get() instanceof Fault.LoseAnswer) {
            request.connection().close();
            return;
        }
        switch (outcome) {
            case Router.Outcome.Finished finished -> write(request, finished.reply());
            case Router.Outcome.Streaming streaming -> watches.open(request, call.upgrade(), streaming.watch());
            case Router.Outcome.Flowing flowing -> connections.flow(request, flowing.body());
            case Router.Outcome.Connecting connecting ->
                connections.connect(request, connecting.conversation(), LineSpeed.under(fault));
        }
    }

    private static void write(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response();
        request.resume();
        response.setStatusCode(reply.code());
        if (reply.contentType() != null) {
            response.putHeader("Content-Type", reply.contentType());
        }
        reply.headers().forEach(response::putHeader);
        response.putHeader("Cache-Control", "no-cache, private");
        response.putHeader(
                "Warning",
                reply.warnings().stream()
                        .map(warning ->
                                "299 - \"" + warning.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .toList());
        response.end(reply.body());
    }

    private static HttpCall call(HttpServerRequest request, Buffer body, boolean upgrade) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers()
                .forEach((name, value) -> headers.computeIfAbsent(
                                name.toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                        .add(value));
        var encoded = request.path() == null ? "/" : request.path();
        var path = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        return new HttpCall(
                request.method().name(), path, HttpCall.parseQuery(request.query()), headers, body, upgrade);
    }

    void dropWatches() {
        watches.drop();
    }

    void dropConnections() {
        connections.drop();
    }
}
