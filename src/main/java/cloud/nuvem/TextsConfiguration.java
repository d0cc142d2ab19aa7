package cloud.nuvem;

import cloud.nuvem.kernel.Texts;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every module that has sentences of its own keeps them in one bundle of its name: {@code messages/<module>.properties}. */
@Configuration(proxyBeanMethods = false)
class TextsConfiguration {

    private static final String PORTUGUESE = "_pt_BR.properties";

    @Bean
    Texts texts() throws IOException {
        var bundles = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*" + PORTUGUESE);
        return new Texts(Arrays.stream(bundles)
                .map(bundle -> Objects.requireNonNull(bundle.getFilename()))
                .map(file -> file.substring(0, file.length() - PORTUGUESE.length()))
                .sorted()
                .toList());
    }
}
