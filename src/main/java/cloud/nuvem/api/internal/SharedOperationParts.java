package cloud.nuvem.api.internal;

import cloud.nuvem.api.IfMatch;
import cloud.nuvem.api.Paging;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** What an operation has in common with the others, read off its method: headers, paging, refusals, a name. */
final class SharedOperationParts {

    private static final String PROBLEM_JSON = "application/problem+json";

    private final Operation operation;
    private final HandlerMethod method;

    SharedOperationParts(Operation operation, HandlerMethod method) {
        this.operation = operation;
        this.method = method;
    }

    Operation added() {
        operation.setOperationId(name());
        if (isPost()) {
            operation.addParametersItem(header(
                    IdempotencyFilter.KEY,
                    "1 to 255 visible ASCII characters, for example a random UUID for each new wish",
                    "6f1e9c1e-6f0e-4a5e-9d55-1f0c8a3b8a57"));
        }
        if (takes(IfMatch.class)) {
            operation.addParametersItem(
                    header("If-Match", "The ETag of what was read; any version without it", "\"123.0a1b2c3d\""));
        }
        if (takes(Paging.class)) {
            addPaging();
        }
        refusals().forEach(this::addRefusal);
        return operation;
    }

    /** {@code listVm} of {@code VmController.list}. */
    private String name() {
        var controller = method.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        return method.getMethod().getName() + controller;
    }

    private void addPaging() {
        operation.addParametersItem(new Parameter()
                .in("query")
                .name("limit")
                .schema(new IntegerSchema()
                        ._default(Paging.DEFAULT_LIMIT)
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(Paging.MAX_LIMIT))));
        operation.addParametersItem(new Parameter()
                .in("query")
                .name("cursor")
                .description("next of the page before")
                .schema(new StringSchema()));
    }

    private Map<String, String> refusals() {
        var refusals = new TreeMap<String, String>();
        refusals.put("401", "No valid access token");
        refusals.put("429", "Too many requests; Retry-After tells how long to wait");
        refusals.put("503", "Something we need does not answer; Retry-After tells when to try again");
        if (has(PathVariable.class)) {
            refusals.put("403", "Not allowed for this caller");
            refusals.put("404", "Not there, or not for this caller");
        }
        if (has(RequestBody.class) || takes(Paging.class)) {
            refusals.put("422", "At least one value is not acceptable; errors names each one");
        }
        if (has(RequestBody.class)) {
            refusals.put("400", "The body cannot be read");
        }
        if (isPost()) {
            refusals.put("409", "In conflict with what is there, or the first request with this key is in flight");
        }
        if (takes(IfMatch.class)) {
            refusals.put("412", "Changed since the version in If-Match");
        }
        return refusals;
    }

    private void addRefusal(String status, String description) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        var schema = new Schema<>().$ref("#/components/schemas/" + OpenApiDescription.PROBLEM);
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content().addMediaType(PROBLEM_JSON, new MediaType().schema(schema))));
    }

    private static Parameter header(String name, String description, String example) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .schema(new StringSchema())
                .example(example);
    }

    private boolean isPost() {
        return method.hasMethodAnnotation(PostMapping.class);
    }

    private boolean takes(Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private boolean has(Class<? extends Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }
}
