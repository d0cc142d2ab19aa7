package cloud.nuvem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The upstream and those who call it. */
final class RelayWorld implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final int plain = BenchProcess.freePort();
    private final int secure = BenchProcess.freePort();
    private final int bare = BenchProcess.freePort();
    private final Path authority;
    private final BenchProcess upstream;

    RelayWorld(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = folder;
        var store = folder.resolve("upstream.p12");
        makeCertificate(store);
        authority = folder.resolve("upstream.pem");
        Files.writeString(authority, certificate(store));
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
                        store.toString(),
                        PASSWORD));
    }

    private static void makeCertificate(Path store) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "upstream",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "7",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        if (new ProcessBuilder(command).start().waitFor() != 0) {
            throw new IllegalStateException("no certificate could be made");
        }
    }

    private static String certificate(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        var first = Collections.list(store.aliases()).getFirst();
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n"
                + encoder.encodeToString(store.getCertificate(first).getEncoded()) + "\n-----END CERTIFICATE-----\n";
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
