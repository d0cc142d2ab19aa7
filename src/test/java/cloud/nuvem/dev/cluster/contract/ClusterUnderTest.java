package cloud.nuvem.dev.cluster.contract;

import cloud.nuvem.dev.cluster.WholeCluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The cluster that the contract is checked against: the embedded one, or whichever {@code NUVEM_CONTRACT_KUBECONFIG} names. */
public final class ClusterUnderTest {

    private static final class Shared {
        static final ClusterUnderTest INSTANCE = new ClusterUnderTest();
    }

    private final String kubeconfig;
    private final KubernetesClient client;
    private final Wire wire;

    private ClusterUnderTest() {
        this.kubeconfig = kubeconfigOfRealOrEmbedded();
        var config = Config.fromKubeconfig(kubeconfig);
        this.client = new KubernetesClientBuilder().withConfig(config).build();
        this.wire = Wire.of(config);
    }

    /** One for all tests of this process; it ends with the process. */
    public static ClusterUnderTest shared() {
        return Shared.INSTANCE;
    }

    static boolean isEmbedded() {
        return System.getenv("NUVEM_CONTRACT_KUBECONFIG") == null;
    }

    private static String kubeconfigOfRealOrEmbedded() {
        var real = System.getenv("NUVEM_CONTRACT_KUBECONFIG");
        if (real == null) {
            var cluster = WholeCluster.start(WholeCluster.Options.forTests());
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            return cluster.administratorKubeconfig();
        }
        try {
            return Files.readString(Path.of(real));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** With all rights. */
    KubernetesClient client() {
        return client;
    }

    /** With all rights, seeing bytes and headers. */
    Wire wire() {
        return wire;
    }

    /** The text of a kubeconfig with all rights. */
    String kubeconfig() {
        return kubeconfig;
    }

    /** A fresh namespace, for one test. */
    Workspace workspace() {
        var name = "contract-" + UUID.randomUUID().toString().substring(0, 8);
        wire.post("/api/v1/namespaces", """
                {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "%s"}}""".formatted(name)).expect(201);
        return new Workspace(name, wire);
    }
}
