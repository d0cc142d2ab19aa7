package cloud.nuvem.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@Import(EchoController.class)
class DescribingTheApiTests extends HttpTests {

    @Test
    void servesTheDescriptionWithoutSigningIn() {
        for (var path : List.of("/api/v1/openapi", "/api/v1/openapi.json")) {
            var answer = get(path, "Authorization", "none");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("openapi").asString()).startsWith("3.1");
            assertThat(answer.json().path("info").path("title").asString()).isEqualTo("Nuvem API");
        }
        assertThat(get("/api/v1/openapi.yaml", "Authorization", "none").text()).contains("openapi: 3.1");
    }

    @Test
    void servesAPageToBrowseItFromOurOwnOrigin() {
        assertThat(get("/api/v1/docs").status()).isEqualTo(302);
        var page = get("/api/v1/swagger-ui/index.html");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).contains("text/html");
        assertThat(page.text()).doesNotContain("https://", "http://");
    }

    @Test
    void describesWhatAllOperationsShare() {
        var operation = description().path("paths").path("/api/v1/echo").path("post");

        assertThat(names(operation)).contains("Idempotency-Key").doesNotContain("id");
        for (var status : List.of("400", "401", "409", "422", "429", "503")) {
            assertThat(operation
                            .path("responses")
                            .path(status)
                            .path("content")
                            .path("application/problem+json")
                            .path("schema")
                            .path("$ref")
                            .asString())
                    .isEqualTo("#/components/schemas/Problem");
        }
        var list = description().path("paths").path("/api/v1/echo").path("get");
        assertThat(names(list)).contains("limit", "cursor", "filter").doesNotContain("paging");
        var change = description().path("paths").path("/api/v1/echo/{number}").path("put");
        assertThat(names(change)).contains("If-Match", "number").doesNotContain("ifMatch");
        assertThat(description()
                        .path("components")
                        .path("securitySchemes")
                        .path("bearer")
                        .path("scheme")
                        .asString())
                .isEqualTo("bearer");
    }

    @Test
    void givesEveryOperationANameOfItsOwn() {
        List<String> ids = new ArrayList<>();
        description()
                .path("paths")
                .forEach(path -> path.forEach(
                        operation -> ids.add(operation.path("operationId").asString())));

        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    private JsonNode description() {
        return get("/api/v1/openapi").json();
    }

    private static List<String> names(JsonNode operation) {
        List<String> names = new ArrayList<>();
        operation
                .path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asString()));
        return names;
    }
}
