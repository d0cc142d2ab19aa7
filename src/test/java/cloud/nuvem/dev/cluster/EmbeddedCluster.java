package cloud.nuvem.dev.cluster;

import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.http.ApiServer;
import cloud.nuvem.dev.cluster.core.http.Certificate;
import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.dev.cluster.core.http.ServerOptions;
import cloud.nuvem.dev.cluster.core.pipeline.Catalogue;
import cloud.nuvem.dev.cluster.core.pipeline.Pipeline;
import cloud.nuvem.dev.cluster.core.pipeline.StoreResources;
import cloud.nuvem.dev.cluster.core.store.Journal;
import cloud.nuvem.dev.cluster.core.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A running cluster: an API server on loopback, its store, and the controllers that make it live. */
public final class EmbeddedCluster implements AutoCloseable {

    private final Store store;
    private final Resources resources;
    private final ApiServer server;
    private final Certificate certificate;
    private final @Nullable Path throwAway;

    private EmbeddedCluster(EmbeddedClusterOptions options, Path folder, @Nullable Path throwAway) {
        this.throwAway = throwAway;
        this.certificate = Certificate.in(folder.resolve("tls"));
        var catalogue = new Catalogue(options.types());
        this.store =
                new Store(catalogue.types(), options.data() == null ? null : new Journal(folder.resolve("objects")));
        var pipeline = new Pipeline(catalogue, store, ClusterTime.clock());
        this.resources = new StoreResources(catalogue, store, pipeline);
        pipeline.admitThrough(options.admissions().apply(resources));
        this.server = new ApiServer(
                pipeline,
                store,
                catalogue,
                new ServerOptions(
                        options.port(),
                        Clock.systemUTC(),
                        certificate,
                        options.access().apply(resources),
                        options.subresources().apply(resources),
                        options.virtualResources().apply(resources)));
    }

    /** Starts a cluster; returns when it answers. */
    public static EmbeddedCluster start(EmbeddedClusterOptions options) {
        try {
            var data = options.data();
            if (data != null && options.reset()) {
                delete(data.resolve("objects"));
            }
            var folder = data == null ? Files.createTempDirectory("embedded-cluster") : data;
            var cluster = new EmbeddedCluster(options, folder, data == null ? folder : null);
            cluster.server.start();
            options.controllers().forEach(controller -> controller.accept(cluster.resources));
            return cluster;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Where clients connect. */
    public String url() {
        return "https://127.0.0.1:" + server.port();
    }

    /** The authority that signed the server's certificate, as PEM. */
    public String caCertificate() {
        return certificate.authority();
    }

    /** The cluster from inside, not bound by RBAC. */
    public Resources resources() {
        return resources;
    }

    /** Misbehaviour on demand. */
    public Faults faults() {
        return server.faults();
    }

    /**
     * A kubeconfig for a bearer token.
     *
     * @param namespace the context's default
     */
    public String kubeconfig(String token, String namespace) {
        return Kubeconfig.of(url(), caCertificate(), token, namespace);
    }

    @Override
    public void close() {
        server.close();
        store.close();
        if (throwAway != null) {
            delete(throwAway);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
