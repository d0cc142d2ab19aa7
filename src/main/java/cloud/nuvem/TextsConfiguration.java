package cloud.nuvem;

import cloud.nuvem.kernel.Texts;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every module that has sentences of its own is listed here; each has a bundle of its name, compute two more for its pages and
 * its wizard.
 */
@Configuration(proxyBeanMethods = false)
class TextsConfiguration {

    @Bean
    Texts texts() {
        return new Texts(List.of(
                "ui",
                "api",
                "shell",
                "identity",
                "tenancy",
                "audit",
                "cluster",
                "pricing",
                "quota",
                "compute",
                "compute-ssh-keys",
                "compute-api",
                "compute-wizard",
                "compute-pages",
                "compute-create",
                "console"));
    }
}
