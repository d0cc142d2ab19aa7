package cloud.nuvem.monitoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MonitoringPropertiesTests {

    @Test
    void withoutAWordNoRegionIsMeasured() {
        assertThat(bind(Map.of()))
                .isEqualTo(new MonitoringProperties(
                        Map.of(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(30),
                        10_000_000,
                        4));
    }

    @Test
    void aRegionIsNamedWithItsAddress() {
        assertThat(bind(Map.of("nuvem.monitoring.prometheus.fra-1", "http://prometheus:9090/"))
                        .prometheus())
                .isEqualTo(Map.of("fra-1", URI.create("http://prometheus:9090/")));
    }

    private static MonitoringProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("nuvem.monitoring", MonitoringProperties.class);
    }
}
