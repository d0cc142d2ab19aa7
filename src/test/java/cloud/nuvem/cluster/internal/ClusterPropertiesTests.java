package cloud.nuvem.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.cluster.internal.ClusterProperties.CacheTimeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ClusterPropertiesTests {

    @Test
    void withoutAWordThereIsNoRegionAndPatienceIsShort() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ClusterProperties(
                        List.of(),
                        "system:serviceaccount:nuvem-system:nuvem-portal",
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        new CacheTimeouts(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(75),
                                Duration.ofMinutes(30),
                                Duration.ofSeconds(5),
                                500)));
    }

    @Test
    void aRegionIsNamedWithItsKubeconfigOrItsAddress() {
        var properties = bind(Map.of(
                "nuvem.cluster.regions[0].name", "fra-1",
                "nuvem.cluster.regions[0].kubeconfig", "/etc/nuvem/fra-1.yaml",
                "nuvem.cluster.regions[1].name", "sao-1",
                "nuvem.cluster.regions[1].url", "https://10.0.0.1:6443",
                "nuvem.cluster.regions[1].token", "very-secret"));

        assertThat(properties.regions())
                .extracting(region -> region.region().value())
                .containsExactly("fra-1", "sao-1");
        assertThat(properties.regions().getFirst().kubeconfig()).isEqualTo(Path.of("/etc/nuvem/fra-1.yaml"));
        assertThat(properties).asString().doesNotContain("very-secret");
    }

    @Test
    void aKubeconfigThatCannotBeReadIsSaidAtTheStart() {
        var properties = bind(Map.of(
                "nuvem.cluster.regions[0].name", "fra-1",
                "nuvem.cluster.regions[0].kubeconfig", "/no/such/file"));

        assertThatThrownBy(() -> new RegionClients(properties))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fra-1")
                .hasMessageContaining("/no/such/file");
    }

    private static ClusterProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("nuvem.cluster", ClusterProperties.class);
    }
}
