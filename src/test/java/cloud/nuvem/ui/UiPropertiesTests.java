package cloud.nuvem.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UiPropertiesTests {

    @Test
    void withoutAWordPagesLookEveryTenSecondsAndCallHalfAMinuteOld() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("nuvem.ui", UiProperties.class))
                .isEqualTo(new UiProperties(Duration.ofSeconds(10), Duration.ofSeconds(30)));
    }
}
