package cloud.nuvem.dev.cluster.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code kubectl get} shows ages. */
class AgeTests {

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0s",
        "PT45S, 45s",
        "PT119S, 119s",
        "PT2M, 2m",
        "PT3M20S, 3m20s",
        "PT10M30S, 10m",
        "PT2H59M, 179m",
        "PT3H1M, 3h1m",
        "PT47H, 47h",
        "P5DT4H, 5d4h",
        "P30D, 30d",
        "P800D, 2y70d",
        "P4000D, 10y",
    })
    void isShort(Duration age, String shown) {
        assertThat(Age.of(age)).isEqualTo(shown);
    }
}
