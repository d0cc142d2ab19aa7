package cloud.nuvem.api;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP kit itself, or a controller reading a request, refuses.
 *
 * @param parameter name of the query or path parameter that caused it; null when a field of the body or nothing did
 */
public record ApiRefusal(
        String code,
        Kind kind,
        @Nullable String field,
        @Nullable String parameter,
        List<Object> arguments) implements Refusal {

    /** A field of the body that cannot be what was sent. */
    public static RefusedException field(String code, String field, Object... arguments) {
        return new RefusedException(new ApiRefusal(code, Kind.INVALID, field, null, List.of(arguments)));
    }

    /** A query or path parameter that cannot be what was sent. */
    public static RefusedException parameter(String code, String parameter, Object... arguments) {
        return new RefusedException(new ApiRefusal(code, Kind.INVALID, null, parameter, List.of(arguments)));
    }

    /** Nothing is there; {@code absent.<what>} is the code of its sentence. */
    public static RefusedException absent(String what, Object... arguments) {
        return new RefusedException(new ApiRefusal("absent." + what, Kind.ABSENT, null, null, List.of(arguments)));
    }
}
