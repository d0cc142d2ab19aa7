package cloud.nuvem.cluster.internal;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where an API server is and how it proves that it is the one.
 *
 * @param name what its certificate must be made out to; null where the configuration turned the check off
 * @param secure null for plain text, which only a test uses
 */
record ApiAddress(
        URI url,
        @Nullable String name,
        @Nullable SSLSocketFactory secure,
        Duration connectTimeout,
        Duration answerTimeout) {

    static ApiAddress of(Config config, Duration connectTimeout, Duration answerTimeout) {
        var url = URI.create(config.getMasterUrl());
        boolean unchecked = config.isTrustCerts() || config.isDisableHostnameVerification();
        var chosen = config.getTlsServerName();
        var name = chosen == null || chosen.isEmpty() ? url.getHost() : chosen;
        var secure = "https".equals(url.getScheme()) ? socketFactory(config) : null;
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

    /** A connected pair: the socket to speak through, and the raw one below it, which is the one to close. */
    Connection connect() throws IOException {
        var raw = new Socket();
        try {
            raw.setTcpNoDelay(true);
            raw.setKeepAlive(true);
            raw.connect(new InetSocketAddress(url.getHost(), port()), Math.toIntExact(connectTimeout.toMillis()));
            raw.setSoTimeout(Math.toIntExact(answerTimeout.toMillis()));
            return new Connection(raw, secure == null ? raw : shakeHands(secure, raw));
        } catch (IOException | RuntimeException failure) {
            raw.close();
            throw failure;
        }
    }

    /** Without endpoint identification a bare TLS socket checks no name; without ALPN a server may choose HTTP/2. */
    private SSLSocket shakeHands(SSLSocketFactory factory, Socket raw) throws IOException {
        var socket = (SSLSocket) factory.createSocket(raw, name == null ? url.getHost() : name, port(), true);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        if (name != null) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private int port() {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return secure == null ? 80 : 443;
    }

    private static SSLSocketFactory socketFactory(Config config) {
        try {
            return SSLUtils.sslContext(config).getSocketFactory();
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("the cluster's certificates cannot be used", unusable);
        }
    }

    /** Closing the TLS socket may wait for a writer that is stuck; closing the raw one never does. */
    record Connection(Socket raw, Socket spoken) {}
}
