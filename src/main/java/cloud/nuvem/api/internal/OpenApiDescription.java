package cloud.nuvem.api.internal;

import cloud.nuvem.api.IfMatch;
import cloud.nuvem.api.Paging;
import cloud.nuvem.api.RequestId;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description at {@code /api/v1/openapi}: what all endpoints share is said once, here. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

    static final String PROBLEM = "Problem";

    private static final String BEARER = "bearer";
    private static final String ABOUT = """
            Everything the portal can do, for programs.

            **Signing in.** Every request carries an access token of the portal's realm with this API as its audience.

            **Refusals** are problems (RFC 9457) with a stable `code`, a sentence in the language of `Accept-Language` (English or \
            Brazilian Portuguese), and in `errors` a JSON Pointer to each field at fault. What belongs to somebody else is answered \
            exactly as what does not exist.

            **Repeating.** Every POST takes an `Idempotency-Key`: the same key and request get the same answer for 24 hours, also \
            at once (409 while the first is being worked on), another request with the key gets 422.

            **Lists** answer `items` and `next`; ask again with `cursor` set to `next`, or follow the `Link` header, until `next` is null.

            **Changes** take `If-Match` with the `ETag` of what was read: 412 tells that it has changed since.

            **Limits.** `RateLimit-Policy` and `RateLimit` tell what a caller may send and what is left of it; beyond that 429 with \
            `Retry-After`.

            **Sizes** are texts such as `20Gi`, times are RFC 3339 in UTC.
            """;

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Nuvem API")
                        .version("v1")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/").description("This portal")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSchemas(PROBLEM, problem()));
    }

    @Bean
    OperationCustomizer sharedParts() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestId.class, IfMatch.class, Paging.class);
        return (operation, method) -> new SharedOperationParts(operation, method).added();
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.description("A refusal (RFC 9457)");
        problem.addProperty("type", text("Identifies the code", ProblemWriter.TYPE_PREFIX + "vm.name-taken"));
        problem.addProperty("title", text("The kind of refusal, for people", "In conflict with what is there"));
        problem.addProperty("status", new IntegerSchema().example(409));
        problem.addProperty("detail", text("What, why and what to do next, for people", null));
        problem.addProperty("instance", text("The path asked for", null));
        problem.addProperty("code", text("What was refused; stable, for programs", "vm.name-taken"));
        problem.addProperty("errors", new ArraySchema().items(field()).description("The fields at fault"));
        problem.addProperty("reference", text("Under this number our log has the cause (500 only)", null));
        problem.setRequired(List.of("type", "title", "status", "detail", "instance", "code"));
        return problem;
    }

    private static Schema<?> field() {
        var field = new ObjectSchema();
        field.addProperty("pointer", text("JSON Pointer (RFC 6901) into the body", "/name"));
        field.addProperty("parameter", text("Name of the query parameter, where that is at fault", null));
        field.addProperty("code", text("Stable, for programs", "vm.name-taken"));
        field.addProperty("detail", text("For people", null));
        field.setRequired(List.of("code", "detail"));
        return field;
    }

    private static Schema<?> text(String description, @Nullable String example) {
        return new StringSchema().description(description).example(example);
    }
}
