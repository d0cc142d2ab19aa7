package cloud.nuvem.api.internal;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Bodies that cannot be read: 400 where it is no JSON, 422 with a pointer where a field is not what it should be. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown ->
                invalid(unknown, "unknown-property", unknown.getPropertyName());
            case StreamReadException syntax -> malformed(syntax);
            case DatabindException mismatch when mismatch.getPath().isEmpty() -> malformed(mismatch);
            case DatabindException mismatch -> invalid(mismatch, "invalid-value");
            case null, default -> Problem.of(400, "missing-body");
        };
    }

    private static Problem malformed(JacksonException failure) {
        var location = failure.getLocation();
        return location == null
                ? Problem.of(400, "malformed-json", 1, 1)
                : Problem.of(400, "malformed-json", location.getLineNr(), location.getColumnNr());
    }

    private static Problem invalid(JacksonException failure, String code, Object... arguments) {
        return Problem.of(422, "invalid-request")
                .because(Problem.Cause.at(JsonPointers.of(failure.getPath()), code, arguments));
    }
}
