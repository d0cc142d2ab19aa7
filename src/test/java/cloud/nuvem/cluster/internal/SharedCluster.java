package cloud.nuvem.cluster.internal;

import cloud.nuvem.dev.cluster.WholeCluster;
import cloud.nuvem.dev.cluster.core.http.Faults;
import org.springframework.context.annotation.Bean;

/** One living cluster for all tests of this JVM, and the configuration that leads the cluster module there. */
public final class SharedCluster {

    private static final WholeCluster WHOLE = WholeCluster.start(WholeCluster.Options.forTests());

    public static WholeCluster whole() {
        return WHOLE;
    }

    public static Faults faults() {
        return WHOLE.cluster().faults();
    }

    @Bean
    ClusterProperties clusterProperties() {
        return ClusterWorld.properties(WHOLE);
    }
}
