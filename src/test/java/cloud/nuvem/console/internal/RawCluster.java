package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterSocket;
import cloud.nuvem.cluster.ClusterStream;
import cloud.nuvem.cluster.ProjectCluster;
import cloud.nuvem.cluster.ResourceKind;
import cloud.nuvem.tenancy.Project;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A cluster that has consoles and nothing else. */
record RawCluster(MachineEnds machine, Project project) implements ProjectCluster {

    @Override
    public ClusterSocket connect(ResourceKind kind, String name, ClusterSocket.Channel channel) {
        return machine.connect(
                path(kind, name) + channel.subresource() + "?" + channel.query() + " " + channel.protocol());
    }

    @Override
    public byte[] fetch(ResourceKind kind, String name, String subresource) {
        return machine.picture(path(kind, name) + subresource);
    }

    private String path(ResourceKind kind, String name) {
        return kind.path(project.id().namespace()) + "/" + name + "/";
    }

    @Override
    public ClusterObject create(ResourceKind kind, JsonNode manifest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rehearseCreate(ResourceKind kind, JsonNode manifest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ClusterObject apply(ResourceKind kind, JsonNode manifest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ClusterObject merge(ResourceKind kind, String name, JsonNode patch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ClusterObject patch(ResourceKind kind, String name, JsonNode operations) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(ResourceKind kind, String name, String uid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ClusterObject> find(ResourceKind kind, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void order(ResourceKind kind, String name, String subresource, JsonNode body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ClusterStream follow(ResourceKind kind, String name, String subresource, Map<String, String> query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public JsonNode ask(ResourceKind kind, String name, String subresource) {
        throw new UnsupportedOperationException();
    }
}
