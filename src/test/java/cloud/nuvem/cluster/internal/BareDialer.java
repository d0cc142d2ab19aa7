package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterSocket;
import io.fabric8.kubernetes.client.Config;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Calls a server that is no cluster the way the product calls clusters. */
public final class BareDialer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApiDialer dialer;

    /** @param authority PEM of the certificate that the server must show; read for HTTPS alone */
    public BareDialer(URI server, Path authority) {
        var config = Config.empty();
        config.setMasterUrl(server.toString());
        config.setCaCertFile(authority.toString());
        dialer = new ApiDialer(
                ApiAddress.of(config, PATIENCE, PATIENCE),
                () -> new ApiDialer.Headers(Map.of("Authorization", "Bearer none", "Impersonate-User", "nuvem:ana")));
    }

    /** As {@link ApiDialer#dial}. */
    public ClusterSocket dial(String path, String protocol) {
        return dialer.dial(path, protocol);
    }
}
