package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.internal.ApiDialer.Headers;
import cloud.nuvem.cluster.internal.ClusterProperties.RegionProperties;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.ProjectMember;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One cluster: its connections, shared by the portal itself and all it acts for. */
final class RegionClient implements AutoCloseable {

    private final Region region;
    private final KubernetesClient portal;
    private final Duration requestTimeout;
    private final ApiAddress address;

    RegionClient(RegionProperties properties, ClusterProperties common) {
        this.region = properties.region();
        this.requestTimeout = common.requestTimeout();
        this.portal = new KubernetesClientBuilder()
                .withConfig(configure(properties, common))
                .build();
        this.address = ApiAddress.of(portal.getConfiguration(), common.connectTimeout(), common.requestTimeout());
    }

    Region region() {
        return region;
    }

    ApiAddress address() {
        return address;
    }

    ApiConnection asPortal() {
        return new ApiConnection(portal, requestTimeout);
    }

    ApiConnection actingAs(ProjectMember member) {
        return new ApiConnection(Impersonation.actingAs(portal, member), requestTimeout);
    }

    /** Opens websockets in the member's name. */
    ApiDialer dialerFor(ProjectMember member) {
        return new ApiDialer(address, () -> Headers.of(bearer(), member));
    }

    /** What the library would send now: a token from a file or a login plugin changes while the portal runs. */
    private @Nullable String bearer() {
        var config = portal.getConfiguration();
        var provider = config.getOauthTokenProvider();
        if (provider != null) {
            return provider.getToken();
        }
        return config.getOauthToken() != null ? config.getOauthToken() : config.getAutoOAuthToken();
    }

    @Override
    public void close() {
        portal.close();
    }

    /** The library's own retries are off: they would repeat writes whose answer was lost. */
    private static Config configure(RegionProperties properties, ClusterProperties common) {
        return new ConfigBuilder(source(properties))
                .withConnectionTimeout((int) common.connectTimeout().toMillis())
                .withRequestTimeout((int) common.requestTimeout().toMillis())
                .withRequestRetryBackoffLimit(0)
                .withHttp2Disable(true)
                .withUserAgent("nuvem")
                .build();
    }

    private static Config source(RegionProperties properties) {
        var kubeconfig = properties.kubeconfig();
        if (kubeconfig != null) {
            if (!Files.isReadable(kubeconfig)) {
                throw new IllegalStateException(
                        "region " + properties.name() + ": cannot read the kubeconfig " + kubeconfig);
            }
            return Config.fromKubeconfig(properties.context(), kubeconfig.toFile());
        }
        if (properties.url() == null) {
            return Config.autoConfigure(null);
        }
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(properties.url())
                .withOauthToken(properties.token())
                .withCaCertData(properties.caCertificate())
                .build();
    }
}
