package cloud.nuvem.api.internal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** What bean validation found, each at its field or parameter: 422. */
final class ValidationProblems {

    private ValidationProblems() {}

    static Problem of(MethodArgumentNotValidException invalid) {
        return problem(
                invalid.getAllErrors().stream().map(ValidationProblems::inBody).toList());
    }

    static Problem of(HandlerMethodValidationException invalid) {
        return problem(invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream().map(error -> inParameter(result, error)))
                .toList());
    }

    private static Problem problem(List<Problem.Cause> causes) {
        return Problem.of(422, "invalid-request").because(causes);
    }

    private static Problem.Cause inBody(ObjectError error) {
        var pointer = error instanceof FieldError field ? JsonPointers.ofPath(field.getField()) : "";
        return new Problem.Cause(pointer, null, code(error.getCode()), List.of(), error.getDefaultMessage());
    }

    private static Problem.Cause inParameter(ParameterValidationResult result, MessageSourceResolvable error) {
        var codes = error.getCodes();
        var constraint = codes == null || codes.length == 0 ? null : codes[codes.length - 1];
        return error instanceof ObjectError inBody
                ? inBody(inBody)
                : new Problem.Cause(
                        null,
                        result.getMethodParameter().getParameterName(),
                        code(constraint),
                        List.of(),
                        error.getDefaultMessage());
    }

    /** {@code NotNull} and its kind become {@code missing-value}, {@code Size} becomes {@code invalid-size}. */
    private static String code(@Nullable String constraint) {
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "missing-value";
            case null -> "invalid-value";
            default ->
                "invalid-" + constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        };
    }
}
