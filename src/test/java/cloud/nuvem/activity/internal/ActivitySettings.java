package cloud.nuvem.activity.internal;

import cloud.nuvem.kernel.Texts;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The module's defaults and the words of what can happen, for contexts that read no configuration file. */
@EnableConfigurationProperties(ActivityProperties.class)
public class ActivitySettings {

    @Bean
    Texts texts() {
        return new Texts(List.of("compute"));
    }
}
