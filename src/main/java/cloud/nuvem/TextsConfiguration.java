package cloud.nuvem;

import cloud.nuvem.kernel.Texts;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bundles that both doors speak with, one or more per module. */
@Configuration(proxyBeanMethods = false)
class TextsConfiguration {

    @Bean
    Texts texts() {
        return new Texts(List.of(
                "ui",
                "shell",
                "api",
                "identity",
                "tenancy",
                "audit",
                "cluster",
                "pricing",
                "quota",
                "compute",
                "compute-wizard",
                "compute-pages",
                "compute-create"));
    }
}
