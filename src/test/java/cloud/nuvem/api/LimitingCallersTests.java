package cloud.nuvem.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@Import(EchoController.class)
@TestPropertySource(properties = {"nuvem.api.rate-limit.requests=5", "nuvem.api.rate-limit.window=1h"})
class LimitingCallersTests extends HttpTests {

    @Test
    void stopsOneCallerAndLeavesTheOthersAlone() {
        for (int left = 4; left >= 0; left--) {
            var answer = get("/api/v1/echo/1", "Authorization", "Bearer hasty");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"caller\";q=5;w=3600");
            assertThat(answer.header("RateLimit")).startsWith("\"caller\";r=" + left + ";t=");
        }
        var refused = get("/api/v1/echo/1", "Authorization", "Bearer hasty");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 720);
        assertThat(get("/api/v1/echo/1", "Authorization", "Bearer calm").status())
                .isEqualTo(200);
    }
}
