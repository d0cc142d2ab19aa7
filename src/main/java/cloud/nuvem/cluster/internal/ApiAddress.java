package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterSocket;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where an API server is and how it proves that it is the one.
 *
 * @param name what its certificate must be made out to; null where the configuration turned the check off
 * @param secure null for plain text, which only a test uses
 */
record ApiAddress(
        URI url, @Nullable String name, @Nullable SSLContext secure, Duration connectTimeout, Duration answerTimeout) {

    static ApiAddress of(Config config, Duration connectTimeout, Duration answerTimeout) {
        var url = URI.create(config.getMasterUrl());
        boolean unchecked = config.isTrustCerts() || config.isDisableHostnameVerification();
        var chosen = config.getTlsServerName();
        var name = chosen == null || chosen.isEmpty() ? url.getHost() : chosen;
        var secure = "https".equals(url.getScheme()) ? context(config) : null;
        return new ApiAddress(url, unchecked ? null : name, secure, connectTimeout, answerTimeout);
    }

    /** The path before that of any request. */
    String root() {
        var path = url.getPath();
        return path == null ? "" : path.replaceAll("/+$", "");
    }

    String host() {
        return url.getPort() == -1 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** A connection that gives up waiting after the answer's time, until it is told to be patient. */
    Connection connect() throws IOException {
        var raw = new RawSocket(SocketChannel.open());
        try {
            raw.connect(new InetSocketAddress(url.getHost(), port()), connectTimeout);
            raw.giveUpAfter(answerTimeout);
            return new Connection(raw, secure == null ? raw : shakeHands(secure, raw));
        } catch (IOException | RuntimeException failure) {
            raw.close();
            throw failure;
        }
    }

    /** Without endpoint identification a bare TLS engine checks no name; without ALPN a server may choose HTTP/2. */
    private TlsSocket shakeHands(SSLContext context, RawSocket raw) throws IOException {
        var engine = context.createSSLEngine(name == null ? url.getHost() : name, port());
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        if (name != null) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return TlsSocket.shakeHands(raw, engine);
    }

    private int port() {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return secure == null ? 80 : 443;
    }

    private static SSLContext context(Config config) {
        try {
            return SSLUtils.sslContext(config);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("the cluster's certificates cannot be used", unusable);
        }
    }

    /** @param spoken what to speak through: the raw one, or TLS over it */
    record Connection(RawSocket raw, ClusterSocket spoken) {}
}
