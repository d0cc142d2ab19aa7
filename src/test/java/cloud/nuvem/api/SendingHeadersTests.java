package cloud.nuvem.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

/** Row 66 of the list of faults: no answer goes out bare, whoever wrote it. */
@Import(EchoController.class)
class SendingHeadersTests extends HttpTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/echo",
                "/api/v1/echo/away",
                "/api/v1/nothing",
                "/api/v1/openapi",
                "/api/v1/docs",
                "/api/v1/swagger-ui/index.html"
            })
    void protectsEveryAnswer(String path) {
        for (var token : new String[] {"ana", "expired"}) {
            var answer = get(path, "Authorization", "Bearer " + token);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
        }
    }
}
