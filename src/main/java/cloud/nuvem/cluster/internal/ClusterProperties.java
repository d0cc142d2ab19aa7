package cloud.nuvem.cluster.internal;

import cloud.nuvem.kernel.Region;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which clusters Nuvem drives, and how patient it is with them.
 *
 * @param regions in the order in which they are offered
 * @param account user name of the portal's own account in the clusters, as the API server's answers name it
 * @param connectTimeout until the connection stands
 * @param requestTimeout until a call is answered in full
 */
@ConfigurationProperties("nuvem.cluster")
record ClusterProperties(
        @DefaultValue List<RegionProperties> regions,

        @DefaultValue("system:serviceaccount:nuvem-system:nuvem-portal")
        String account,

        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue CacheTimeouts caches) {

    /**
     * One cluster. With a kubeconfig it is taken from there, else from the address; with neither, the portal runs inside it.
     *
     * @param name the region's
     * @param context of the kubeconfig; null for its current one
     * @param url address of the API server
     * @param token bearer token of the portal's account; secret
     * @param caCertificate PEM of the authority that signed the API server's certificate
     */
    record RegionProperties(
            String name,
            @Nullable Path kubeconfig,
            @Nullable String context,
            @Nullable String url,
            @Nullable String token,
            @Nullable String caCertificate) {

        Region region() {
            return new Region(name);
        }

        /** Without what is secret. */
        @Override
        public String toString() {
            return "RegionProperties[" + name + ", kubeconfig=" + kubeconfig + ", url=" + url + "]";
        }
    }

    /**
     * Times of the watched caches.
     *
     * @param firstList how long a reader waits for the very first list
     * @param heartbeat how often a silent cluster is asked whether it lives
     * @param silence a watch without a word for so long is opened anew; API servers send a bookmark every minute
     * @param resync how often everything is listed anew, in case an event was lost; give or take a fifth
     * @param backoff the longest pause between attempts
     * @param pageSize objects per page of a list
     */
    record CacheTimeouts(
            @DefaultValue("2s") Duration firstList,
            @DefaultValue("5s") Duration heartbeat,
            @DefaultValue("75s") Duration silence,
            @DefaultValue("30m") Duration resync,
            @DefaultValue("5s") Duration backoff,
            @DefaultValue("500") int pageSize) {}
}
