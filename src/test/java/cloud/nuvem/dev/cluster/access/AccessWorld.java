package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.EmbeddedCluster;
import cloud.nuvem.dev.cluster.EmbeddedClusterOptions;
import cloud.nuvem.dev.cluster.controllers.Pace;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.kinds.KindDefinitions;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** A cluster with all rights and no life, reached over HTTP as Nuvem reaches it. */
final class AccessWorld implements AutoCloseable {

    private static final List<Path> CHART =
            List.of(Path.of("helm/nuvem/cluster/rbac.yaml"), Path.of("helm/nuvem/cluster/admission-policies.yaml"));

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final AccessControl control = new AccessControl();
    private final EmbeddedCluster cluster;
    private final KubernetesClient administrator;
    private final KubernetesClient portal;

    private AccessWorld() {
        List<ResourceType> types = Stream.of(KindDefinitions.all(), AccessControl.kinds())
                .flatMap(List::stream)
                .toList();
        this.cluster = EmbeddedCluster.start(new EmbeddedClusterOptions(
                null,
                true,
                0,
                types,
                control::access,
                control::admissions,
                resources -> Machines.actions(),
                control::reviews,
                List.of(
                        resources -> control.install(resources, CHART),
                        resources -> control.quotaStatus(resources).start(resources, timer, Pace.BRISK))));
        this.administrator = client(control.tokens().administrator());
        this.portal = client(control.tokens().serviceAccount("nuvem-system", "nuvem-portal"));
    }

    static AccessWorld start() {
        return new AccessWorld();
    }

    EmbeddedCluster cluster() {
        return cluster;
    }

    KubernetesClient administrator() {
        return administrator;
    }

    /** The portal's own account, as the reconciler and the caches use it. */
    KubernetesClient portal() {
        return portal;
    }

    /** Any account of the cluster. */
    KubernetesClient serviceAccount(String namespace, String name) {
        return client(control.tokens().serviceAccount(namespace, name));
    }

    KubernetesClient bearing(String token) {
        return client(token);
    }

    /** The portal as one user with these groups. Shares the portal's connections: never close it. */
    KubernetesClient actingAs(String user, String... groups) {
        var request = new RequestConfigBuilder(portal.getConfiguration().getRequestConfig())
                .withImpersonateUsername(user)
                .withImpersonateGroups(groups)
                .build();
        return portal.newClient(request).adapt(KubernetesClient.class);
    }

    /** The portal as a member of one project. */
    KubernetesClient member(String project, String role) {
        return actingAs("nuvem:7c9e", "nuvem:project:" + project + ":" + role);
    }

    /** A file for {@code kubectl}, with the administrator's token. */
    String kubeconfig() {
        return cluster.kubeconfig(control.tokens().administrator(), "default");
    }

    private KubernetesClient client(String token) {
        var config = Config.fromKubeconfig(cluster.kubeconfig(token, "default"));
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public void close() {
        administrator.close();
        portal.close();
        timer.shutdownNow();
        cluster.close();
    }
}
