package cloud.nuvem.api.internal;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.kernel.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * A refusal on its way out, not yet in anybody's language.
 *
 * @param code sentence in the bundles: {@code refusal.<code>}
 * @param reference number under which the log has the cause; null for what the caller can mend
 */
record Problem(
        HttpStatusCode status,
        String code,
        List<Object> arguments,
        List<Cause> causes,
        HttpHeaders headers,
        @Nullable String reference) {

    /** Statuses of our own codes that no kind of refusal has. */
    private static final Map<String, Integer> STATUSES = Map.of(
            "if-match-invalid", 400,
            "token-missing", 401,
            "invalid-token", 401,
            "precondition-required", 428,
            "sign-in-unavailable", 503);

    /**
     * One field or parameter that caused it.
     *
     * @param pointer into the body (RFC 6901); null when a parameter did
     * @param text a validator's sentence, for codes that the bundles do not have; null where they have
     */
    record Cause(
            @Nullable String pointer,
            @Nullable String parameter,
            String code,
            List<Object> arguments,
            @Nullable String text) {

        static Cause at(String pointer, String code, Object... arguments) {
            return new Cause(pointer, null, code, List.of(arguments), null);
        }

        static Cause ofParameter(String parameter, String code, Object... arguments) {
            return new Cause(null, parameter, code, List.of(arguments), null);
        }
    }

    static Problem of(int status, String code, Object... arguments) {
        return new Problem(
                HttpStatusCode.valueOf(status), code, List.of(arguments), List.of(), new HttpHeaders(), null);
    }

    static Problem of(Refusal refusal) {
        var problem = of(status(refusal), refusal.code(), refusal.arguments().toArray());
        var field = refusal.field();
        if (field != null) {
            return problem.because(Cause.at(
                    JsonPointers.ofPath(field),
                    refusal.code(),
                    refusal.arguments().toArray()));
        }
        if (refusal instanceof ApiRefusal own && own.parameter() != null) {
            return problem.because(Cause.ofParameter(
                    own.parameter(), refusal.code(), refusal.arguments().toArray()));
        }
        return problem;
    }

    Problem because(Cause... added) {
        return because(List.of(added));
    }

    Problem because(List<Cause> added) {
        return new Problem(status, code, arguments, added, headers, reference);
    }

    Problem with(String header, String value) {
        var extended = HttpHeaders.copyOf(headers);
        extended.set(header, value);
        return with(extended);
    }

    Problem with(HttpHeaders replaced) {
        return new Problem(status, code, arguments, causes, replaced, reference);
    }

    Problem withReference(String number) {
        return new Problem(status, code, arguments, causes, headers, number);
    }

    private static int status(Refusal refusal) {
        var own = STATUSES.get(refusal.code());
        if (own != null) {
            return own;
        }
        return switch (refusal.kind()) {
            case INVALID -> 422;
            case ABSENT -> 404;
            case FORBIDDEN, LIMIT -> 403;
            case CONFLICT -> 409;
            case STALE -> 412;
            case BUSY -> 429;
        };
    }
}
