package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterSocket;
import cloud.nuvem.cluster.ClusterStream;
import cloud.nuvem.cluster.ProjectCluster;
import cloud.nuvem.cluster.ResourceKind;
import cloud.nuvem.tenancy.Project;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A member's view of the cluster, bound to the namespace of the member's project. */
final class ImpersonatedCluster implements ProjectCluster {

    private final Project project;
    private final String namespace;
    private final ApiVerbs verbs;
    private final ApiDialer dialer;

    /** @param namespace the project's; another one only in the test that proves that the API server refuses it */
    ImpersonatedCluster(Project project, String namespace, ApiVerbs verbs, ApiDialer dialer) {
        this.project = project;
        this.namespace = namespace;
        this.verbs = verbs;
        this.dialer = dialer;
    }

    @Override
    public Project project() {
        return project;
    }

    @Override
    public ClusterObject create(ResourceKind kind, JsonNode manifest) {
        return verbs.create(kind, namespace, manifest, false);
    }

    @Override
    public void rehearseCreate(ResourceKind kind, JsonNode manifest) {
        verbs.create(kind, namespace, manifest, true);
    }

    @Override
    public ClusterObject apply(ResourceKind kind, JsonNode manifest) {
        return verbs.apply(kind, namespace, manifest);
    }

    @Override
    public ClusterObject merge(ResourceKind kind, String name, JsonNode patch) {
        return verbs.merge(kind, namespace, name, patch);
    }

    @Override
    public ClusterObject patch(ResourceKind kind, String name, JsonNode operations) {
        return verbs.patch(kind, namespace, name, operations);
    }

    @Override
    public void delete(ResourceKind kind, String name, String uid) {
        verbs.delete(kind, namespace, name, uid);
    }

    @Override
    public Optional<ClusterObject> find(ResourceKind kind, String name) {
        return verbs.find(kind, namespace, name);
    }

    @Override
    public void order(ResourceKind kind, String name, String subresource, JsonNode body) {
        verbs.put(kind, namespace, name, subresource, body);
    }

    @Override
    public JsonNode ask(ResourceKind kind, String name, String subresource) {
        return verbs.get(kind, namespace, name, subresource);
    }

    @Override
    public byte[] fetch(ResourceKind kind, String name, String subresource) {
        return verbs.bytes(kind, namespace, name, subresource);
    }

    @Override
    public ClusterStream follow(ResourceKind kind, String name, String subresource, Map<String, String> query) {
        return verbs.follow(kind, namespace, name, subresource, query);
    }

    @Override
    public ClusterSocket connect(ResourceKind kind, String name, ClusterSocket.Channel channel) {
        var path = ApiVerbs.item(kind, namespace, name) + "/" + ApiVerbs.segments(channel.subresource());
        return dialer.dial(channel.query().isEmpty() ? path : path + "?" + channel.query(), channel.protocol());
    }
}
