package cloud.nuvem.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

@Import({EchoController.class, BreakingFilter.class})
class AnsweringProblemsTests extends HttpTests {

    @Test
    void saysWhereTheJsonBreaks() {
        var answer = post("/api/v1/echo", "{\"name\": \"a\",\n  \"size\": }");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo("malformed-json");
        assertThat(answer.json().path("detail").asString()).contains("line 2");
        assertThat(answer.json().path("type").asString()).isEqualTo("tag:nuvem.cloud,2026:problem/malformed-json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(400);
        assertThat(answer.json().path("instance").asString()).isEqualTo("/api/v1/echo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": "a", "colour": 1}              | /colour        | unknown-property
            {"name": "a", "list": [{"wight": 1}]}   | /list/0/wight  | unknown-property
            {"name": "a", "a/b~c": 1}               | /a~1b~0c       | unknown-property
            {"name": 7}                             | /name          | invalid-value
            {"name": "a", "count": "7"}             | /count         | invalid-value
            {"name": "a", "count": 7.5}             | /count         | invalid-value
            {"name": "a", "count": true}            | /count         | invalid-value
            {"name": "a", "parts": {"x": "y"}}      | /parts/x       | invalid-value
            {"name": "a", "list": {}}               | /list          | invalid-value
            {"name": "a", "size": "20 apples"}      | /size          | invalid-value
            {"name": "a", "size": 20}               | /size          | invalid-value
            {"name": "a", "size": "999999999999Ti"} | /size          | invalid-value
            {"name": ""}                            | /name          | invalid-size
            {"name": "toolong"}                     | /name          | invalid-size
            {}                                      | /name          | missing-value
            """)
    void pointsAtTheFieldThatCannotBe(String body, String pointer, String code) {
        var answer = post("/api/v1/echo", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("invalid-request");
        var error = answer.json().path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("detail").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "\"name\"", "{\"name\": \"a\"} {}", "{\"name\": \"a\", \"name\": \"b\"}", "nul", "{"})
    void refusesWhatIsNotOneJsonObject(String body) {
        assertThat(post("/api/v1/echo", body).status()).isEqualTo(400);
    }

    @Test
    void speaksPortugueseToWhoAsksForIt() {
        var answer = post("/api/v1/echo", "{}", "Accept-Language", "de, pt;q=0.9, en;q=0.5");

        assertThat(answer.header("Content-Language")).isEqualTo("pt-BR");
        assertThat(answer.json().path("title").asString()).isEqualTo("A requisição não pode ser aceita");
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("Há pelo menos um valor ausente ou inaceitável. A lista “errors” mostra cada um deles.");
        assertThat(answer.json().path("errors").path(0).path("detail").asString())
                .isEqualTo("Falta um valor obrigatório.");
    }

    @Test
    void speaksEnglishToEverybodyElse() {
        assertThat(get("/api/v1/nothing", "Accept-Language", "de").header("Content-Language"))
                .isEqualTo("en");
    }

    @Test
    void passesOnARefusalWithItsFieldAndKind() {
        var answer = post("/api/v1/echo/refused", "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("invalid-value");
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/a/b");
    }

    @Test
    void namesAReferenceAndNothingElseForABug() {
        var answer = post("/api/v1/echo/broken", "{}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).doesNotContain("secret", "IllegalState", "cause");
        var reference = answer.json().path("reference").asString();
        assertThat(reference).matches("[0-9A-F]{10}");
        assertThat(answer.json().path("detail").asString()).contains(reference);
    }

    @Test
    void saysWhenToTryAgainWhileSomethingOutsideIsAway() {
        var answer = get("/api/v1/echo/away");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void knowsWhatIsNotThere() {
        assertThat(get("/api/v1/nothing").status()).isEqualTo(404);
        assertThat(get("/api/v1/nothing").code()).isEqualTo("not-found");
        assertThat(get("/api/v1/echo/apple").status()).isEqualTo(404);
    }

    @Test
    void namesTheMethodsAnAddressTakes() {
        var answer = call("DELETE", "/api/v1/echo", null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET", "POST");
        assertThat(answer.code()).isEqualTo("method-not-allowed");
    }

    @Test
    void refusesFormatsItDoesNotSpeak() {
        assertThat(post("/api/v1/echo", "name: a", "Content-Type", "application/yaml")
                        .status())
                .isEqualTo(415);
        assertThat(get("/api/v1/echo/1", "Accept", "text/html").status()).isEqualTo(406);
        assertThat(get("/api/v1/echo/1", "Accept", "text/html").header("Content-Type"))
                .isEqualTo("application/problem+json");
    }

    @Test
    void namesTheParameterThatCannotBe() {
        var answer = get("/api/v1/echo/1?factor=two");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("parameter").asString())
                .isEqualTo("factor");
    }

    @Test
    void refusesWhoSendsNoTokenOrABadOne() {
        var none = get("/api/v1/echo", "Authorization", "Basic YTpi");
        var bad = get("/api/v1/echo", "Authorization", "Bearer expired");

        assertThat(none.status()).isEqualTo(401);
        assertThat(bad.status()).isEqualTo(401);
        assertThat(bad.code()).isEqualTo("invalid-token");
        assertThat(bad.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(bad.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void refusesABodyBeyondTheCap() {
        var answer = post("/api/v1/echo", "{\"name\": \"" + "a".repeat(1 << 20) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("payload-too-large");
    }

    @Test
    void refusesAnAddressThatTriesToClimb() {
        var answer = get("/api/v1/echo/%2e%2e;x/1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("request-rejected");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    /** As when the database goes away while the key of a request is looked up. */
    @Test
    void answersAProblemAlsoForWhatBreaksBeforeAnyController() {
        var answer = get("/api/v1/echo/1", "X-Break", "database");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.code()).isEqualTo("database-unavailable");
        assertThat(get("/api/v1/echo/1", "X-Break", "bug").status()).isEqualTo(500);
    }

    @Test
    void writesSizesAsKubernetesDoes() {
        assertThat(get("/api/v1/echo/sizes").json().path("memory").asString()).isEqualTo("4Gi");
        assertThat(get("/api/v1/echo/sizes").json().path("odd").asString()).isEqualTo("1536Mi");
        assertThat(get("/api/v1/echo/sizes").json().path("bytes").asString()).isEqualTo("1000");
    }
}
