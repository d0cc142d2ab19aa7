package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.pipeline.Catalogue;
import cloud.nuvem.dev.cluster.core.pipeline.Pipeline;
import cloud.nuvem.dev.cluster.core.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The HTTPS server on loopback. Requests run on virtual threads; event loops only move bytes. */
public final class ApiServer implements AutoCloseable {

    private static final int LONGEST_HEADER = 64 * 1024;

    private static final int LARGEST_FRAME = 4 * 1024 * 1024;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
    private final Store store;
    private final Faults faults;
    private final RequestHandler requests;
    private final HttpServerOptions options;
    private @Nullable HttpServer server;
    private int port;

    public ApiServer(Pipeline pipeline, Store store, Catalogue catalogue, ServerOptions options) {
        this.store = store;
        this.faults = new Faults(new ServerOutage());
        var router = new Router(options.access(), Handlers.of(pipeline, store, catalogue, options));
        this.requests = new RequestHandler(router, store, faults);
        this.port = options.port();
        this.options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(options.certificate().keyStore().toString())
                        .setPassword(Certificate.PASSWORD))
                .setUseAlpn(false)
                .setMaxHeaderSize(LONGEST_HEADER)
                .setMaxInitialLineLength(LONGEST_HEADER)
                .setRegisterWebSocketWriteHandlers(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(LARGEST_FRAME)
                .setMaxWebSocketMessageSize(LARGEST_FRAME)
                .setWebSocketSubProtocols(List.of("plain.kubevirt.io"));
    }

    /** Begins to listen. */
    public synchronized void start() {
        if (server == null) {
            server = await(vertx.createHttpServer(options)
                    .requestHandler(requests::handle)
                    .listen(port, "127.0.0.1"));
            port = server.actualPort();
        }
    }

    public synchronized int port() {
        return port;
    }

    public Faults faults() {
        return faults;
    }

    private synchronized void stop() {
        if (server != null) {
            await(server.close());
            server = null;
            requests.dropWatches();
            requests.dropConnections();
        }
    }

    @Override
    public void close() {
        stop();
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private final class ServerOutage implements Faults.Outage {
        @Override
        public void down() {
            stop();
        }

        @Override
        public void up() {
            start();
        }

        @Override
        public void dropWatches() {
            requests.dropWatches();
        }

        @Override
        public void dropConnections() {
            requests.dropConnections();
        }

        @Override
        public void forgetHistory() {
            store.forgetHistory();
        }
    }
}
