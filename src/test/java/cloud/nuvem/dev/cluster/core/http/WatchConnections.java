package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.store.Store;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The open watches: as a chunked response, or as a websocket when the client upgrades. */
final class WatchConnections {

    private static final long PATIENCE_SECONDS = 30;

    private final Store store;
    private final ExecutorService threads;
    private final Set<Runnable> cuts = ConcurrentHashMap.newKeySet();

    WatchConnections(Store store, ExecutorService threads) {
        this.store = store;
        this.threads = threads;
    }

    /** Serves a watch until it ends; called on a thread of its own. */
    void open(HttpServerRequest request, boolean upgrade, WatchOptions options) {
        if (upgrade) {
            request.toWebSocket().onSuccess(socket -> threads.execute(() -> overWebSocket(socket, options)));
            return;
        }
        var response = request.response();
        response.setChunked(true).putHeader("Content-Type", "application/json");
        response.putHeader("Cache-Control", "no-cache, private");
        var client = Thread.currentThread();
        response.closeHandler(closed -> client.interrupt());
        response.exceptionHandler(broken -> client.interrupt());
        response.writeHead();
        follow(() -> request.connection().close(), options, events -> send(response.write(lines(events))));
        if (!response.closed()) {
            response.end();
        }
    }

    private void overWebSocket(ServerWebSocket socket, WatchOptions options) {
        var client = Thread.currentThread();
        socket.closeHandler(closed -> client.interrupt());
        socket.exceptionHandler(broken -> client.interrupt());
        follow(() -> socket.close((short) 1001), options, events -> {
            for (var event : events) {
                send(socket.writeTextMessage(new String(event, StandardCharsets.UTF_8)));
            }
        });
        if (!socket.isClosed()) {
            socket.close();
        }
    }

    private void follow(Runnable cut, WatchOptions options, WatchSink sink) {
        cuts.add(cut);
        try {
            new WatchSession(store, options, sink).run();
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        } finally {
            cuts.remove(cut);
        }
    }

    private static Buffer lines(List<byte[]> events) {
        var buffer = Buffer.buffer(
                events.stream().mapToInt(event -> event.length + 1).sum());
        events.forEach(event -> buffer.appendBytes(event).appendByte((byte) '\n'));
        return buffer;
    }

    private static void send(Future<Void> sending) throws InterruptedException {
        try {
            sending.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            throw new InterruptedException("the client has gone: " + gone.getMessage());
        }
    }

    /** Closes every watch's connection without a word. */
    void drop() {
        cuts.forEach(Runnable::run);
    }
}
