package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.core.Subresource.Conversation;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open screens, serial lines and followed logs. */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final ExecutorService threads;
    private final Set<Runnable> cuts = ConcurrentHashMap.newKeySet();

    Connections(ExecutorService threads) {
        this.threads = threads;
    }

    /** Accepts the upgrade and lets the conversation run on a thread of its own. */
    void connect(HttpServerRequest request, Conversation conversation, LineSpeed speed) {
        request.toWebSocket()
                .onSuccess(socket -> {
                    var peer = new WebSocketPeer(socket, request.connection(), speed);
                    Runnable cut = peer::close;
                    cuts.add(cut);
                    threads.execute(() -> talk(conversation, peer, cut));
                })
                .onFailure(refused -> LOG.debug("An upgrade broke off", refused));
    }

    private void talk(Conversation conversation, WebSocketPeer peer, Runnable cut) {
        try {
            conversation.with(peer);
        } catch (IOException gone) {
            LOG.debug("A connection ended", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error("A connection failed", failure);
        } finally {
            cuts.remove(cut);
            peer.close();
        }
    }

    /** Serves a body until it ends or its reader goes; called on a thread of its own. */
    void flow(HttpServerRequest request, Subresource.Answer.Flowing body) {
        var response = request.response();
        response.setChunked(true).putHeader("Content-Type", body.contentType());
        response.putHeader("Cache-Control", "no-cache, private");
        var thread = Thread.currentThread();
        response.closeHandler(_ -> thread.interrupt());
        response.exceptionHandler(_ -> thread.interrupt());
        response.writeHead();
        Runnable cut = () -> request.connection().close();
        cuts.add(cut);
        try {
            body.flow().writeTo(new BlockingOutput(response::write));
            response.end();
        } catch (IOException gone) {
            LOG.debug("A reader has gone", gone);
            request.connection().close();
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        } finally {
            cuts.remove(cut);
        }
    }

    void drop() {
        cuts.forEach(Runnable::run);
    }
}
