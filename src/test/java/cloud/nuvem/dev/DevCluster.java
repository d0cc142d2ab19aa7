package cloud.nuvem.dev;

import cloud.nuvem.dev.cluster.WholeCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The embedded cluster as the region {@code fra-1}, as the portal and people with kubectl reach it. */
public final class DevCluster implements AutoCloseable {

    private final WholeCluster whole;

    private DevCluster(WholeCluster whole) {
        this.whole = whole;
    }

    public static DevCluster keptIn(Path folder, boolean reset) {
        return new DevCluster(WholeCluster.start(WholeCluster.Options.keptIn(folder, reset)));
    }

    public static DevCluster throwAway() {
        return new DevCluster(WholeCluster.start(WholeCluster.Options.forTests()));
    }

    public WholeCluster whole() {
        return whole;
    }

    public String url() {
        return whole.cluster().url();
    }

    /** What the portal is told about its region: it acts under its own service account. */
    public Map<String, String> properties() {
        return Map.of(
                "nuvem.cluster.regions[0].name", DemoTenants.REGION.value(),
                "nuvem.cluster.regions[0].url", url(),
                "nuvem.cluster.regions[0].token", whole.tokens().serviceAccount("nuvem-system", "nuvem-portal"),
                "nuvem.cluster.regions[0].ca-certificate", whole.cluster().caCertificate());
    }

    /** Writes the administrator's kubeconfig, readable by its owner alone. */
    public void writeKubeconfig(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, whole.administratorKubeconfig());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        whole.close();
    }
}
