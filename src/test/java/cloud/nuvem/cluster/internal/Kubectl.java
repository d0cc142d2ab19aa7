package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.internal.ClusterProperties.RegionProperties;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What an administrator does to the shared cluster by hand. */
public final class Kubectl {

    private static final YAMLMapper YAML = YAMLMapper.shared();
    private static final RegionClient ADMINISTRATOR = administrator();

    private Kubectl() {}

    /** Sends the manifest to where it says. */
    public static void apply(String yaml) {
        var manifest = (ObjectNode) YAML.readTree(yaml);
        send(new ApiCall(
                "PATCH",
                path(
                                manifest.path("kind").asString().toLowerCase(Locale.ROOT) + "s",
                                manifest.at("/metadata/namespace").asString(),
                                manifest.at("/metadata/name").asString())
                        + "?fieldManager=kubectl&force=true",
                ApiCall.APPLY_PATCH,
                manifest));
    }

    /** A merge patch to an object of KubeVirt's. */
    public static void merge(String plural, String namespace, String name, String yaml) {
        send(new ApiCall("PATCH", path(plural, namespace, name), ApiCall.MERGE_PATCH, YAML.readTree(yaml)));
    }

    /** What the selector finds among objects of the core group. */
    public static void delete(String plural, String namespace, String selector) {
        var path = "/api/v1/namespaces/" + namespace + "/" + plural + "?labelSelector=" + selector;
        send(new ApiCall("DELETE", path, ApiCall.JSON, null));
    }

    private static String path(String plural, String namespace, String name) {
        return "/apis/kubevirt.io/v1/namespaces/" + namespace + "/" + plural + "/" + name;
    }

    private static void send(ApiCall call) {
        ADMINISTRATOR.asPortal().send(call);
    }

    private static RegionClient administrator() {
        var whole = SharedCluster.whole();
        return new RegionClient(
                new RegionProperties(
                        "fra-1",
                        null,
                        null,
                        whole.cluster().url(),
                        whole.tokens().administrator(),
                        whole.cluster().caCertificate()),
                ClusterWorld.properties(whole));
    }
}
