package cloud.nuvem.dev;

import cloud.nuvem.dev.cluster.ClusterTime;
import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Lets the portal go by the world's clock. */
@TestConfiguration(proxyBeanMethods = false)
public class WorldTime {

    @Bean
    @Primary
    Clock worldClock() {
        return ClusterTime.clock();
    }
}
