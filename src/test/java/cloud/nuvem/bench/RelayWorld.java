package cloud.nuvem.bench;

import cloud.nuvem.dev.cluster.core.http.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The upstream and those who call it. */
final class RelayWorld implements AutoCloseable {

    private final Path folder;
    private final int plain = BenchProcess.freePort();
    private final int secure = BenchProcess.freePort();
    private final int bare = BenchProcess.freePort();
    private final Path authority;
    private final BenchProcess upstream;

    RelayWorld(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        var certificate = Certificate.in(folder);
        authority = Files.writeString(folder.resolve("upstream.pem"), certificate.authority());
        upstream = BenchProcess.java(
                folder,
                bare,
                List.of(
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayUpstream.class.getName(),
                        Integer.toString(plain),
                        Integer.toString(secure),
                        Integer.toString(bare),
                        certificate.keyStore().toString(),
                        Certificate.PASSWORD));
    }

    /** The product's. */
    RelayProxy relay() throws IOException, InterruptedException {
        return OurRelay.start(folder, new Upstream(plain, secure, bare, authority));
    }

    /** Empty when there is none and none can be had. */
    Optional<RelayProxy> nginx() throws IOException, InterruptedException {
        return Nginx.start(folder, new Upstream(plain, secure, bare, authority));
    }

    /** Empty when there is none and none can be had. */
    Optional<RelayProxy> websockify() throws IOException, InterruptedException {
        return Websockify.start(folder, new Upstream(plain, secure, bare, authority));
    }

    /**
     * Where the upstream listens.
     *
     * @param bare for bytes without frames
     * @param authority certificate that it shows, as PEM
     */
    record Upstream(int plain, int secure, int bare, Path authority) {}

    @Override
    public void close() {
        upstream.close();
    }
}
