package cloud.nuvem.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

@Import(EchoController.class)
class PagingThroughListsTests extends HttpTests {

    @Test
    void followsTheLinksToTheEnd() {
        List<Integer> seen = new ArrayList<>();
        var path = "/api/v1/echo?limit=7&filter=a%20%26b";
        while (!path.isEmpty()) {
            var answer = get(path);
            answer.json().path("items").forEach(item -> seen.add(item.asInt()));
            path = answer.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        }
        assertThat(seen).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void endsWithNullAndWithoutLink() {
        var answer = get("/api/v1/echo?limit=100");

        assertThat(answer.json().has("next")).isTrue();
        assertThat(answer.json().path("next").isNull()).isTrue();
        assertThat(answer.header("Link")).isEmpty();
    }

    @Test
    void answersFiftyUnlessAskedForMore() {
        assertThat(get("/api/v1/echo").json().path("items")).hasSize(50);
    }

    @Test
    void refusesACursorOfAnotherFilter() {
        var next = get("/api/v1/echo?limit=7&filter=a").json().path("next").asString();

        assertThat(get("/api/v1/echo?limit=9&filter=a&cursor=" + next).status()).isEqualTo(200);
        assertThat(get("/api/v1/echo?limit=7&filter=b&cursor=" + next).status()).isEqualTo(422);
        assertThat(get("/api/v1/echo?limit=7&filter=b&cursor=" + next).code()).isEqualTo("invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "7", "AAAAAAA", "%00", "..", "null", "AAAAAAAAAAAAAAAA"})
    void refusesACursorItDidNotMake(String cursor) {
        var answer = get("/api/v1/echo?cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("invalid-cursor");
        assertThat(answer.json().path("errors").path(0).path("parameter").asString())
                .isEqualTo("cursor");
    }

    @Test
    void refusesACursorThatWasTamperedWith() {
        var next = get("/api/v1/echo?limit=7").json().path("next").asString();
        for (int i = 0; i < next.length(); i++) {
            var changed = next.substring(0, i) + (next.charAt(i) == 'A' ? 'B' : 'A') + next.substring(i + 1);
            assertThat(get("/api/v1/echo?limit=7&cursor=" + changed).status())
                    .as(changed)
                    .isEqualTo(422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "ten", "", "1e2", "99999999999"})
    void refusesALimitOutOfBounds(String limit) {
        var answer = get("/api/v1/echo?limit=" + limit);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("invalid-limit");
    }

    @Test
    void answersNotModifiedForAKnownVersion() {
        var etag = get("/api/v1/echo/3").header("ETag");

        assertThat(etag).isEqualTo("\"v3\"");
        assertThat(get("/api/v1/echo/3", "If-None-Match", etag).status()).isEqualTo(304);
    }

    @Test
    void changesOnlyTheVersionThatTheCallerSaw() {
        assertThat(call("PUT", "/api/v1/echo/3", null).status()).isEqualTo(428);
        assertThat(call("PUT", "/api/v1/echo/3", null, "If-Match", "\"v3\"").status())
                .isEqualTo(200);
        assertThat(call("PUT", "/api/v1/echo/3", null, "If-Match", "*").status())
                .isEqualTo(200);
        assertThat(call("PUT", "/api/v1/echo/3", null, "If-Match", "\"v2\"").status())
                .isEqualTo(412);
        assertThat(call("PUT", "/api/v1/echo/3", null, "If-Match", "W/\"v3\"").status())
                .isEqualTo(412);
        assertThat(call("PUT", "/api/v1/echo/3", null, "If-Match", "v3").status())
                .isEqualTo(400);
    }
}
