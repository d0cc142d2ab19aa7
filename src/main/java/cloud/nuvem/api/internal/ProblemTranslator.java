package cloud.nuvem.api.internal;

import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.kernel.Unavailable;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever a controller or Spring threw into a problem. What nobody foresaw says nothing but a reference number. */
final class ProblemTranslator {

    private static final Logger log = LoggerFactory.getLogger(ProblemTranslator.class);
    private static final int DATABASE_RETRY_SECONDS = 5;
    private static final Map<Integer, String> CODES = Map.of(
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "payload-too-large",
            415, "unsupported-media-type");

    private ProblemTranslator() {}

    /** @param what method and path, for the log */
    static Problem translate(Exception failure, String what) {
        return switch (failure) {
            case RefusedException refused -> Problem.of(refused.refusal());
            case HttpMessageNotReadableException unreadable -> JsonProblems.of(unreadable);
            case MethodArgumentNotValidException invalid -> ValidationProblems.of(invalid);
            case HandlerMethodValidationException invalid -> ValidationProblems.of(invalid);
            case MissingServletRequestParameterException missing ->
                invalidParameter("missing-value", missing.getParameterName());
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case TypeMismatchException mismatch ->
                invalidParameter("invalid-value", String.valueOf(mismatch.getPropertyName()));
            case ErrorResponse expected -> ofSpring(expected, failure, what);
            default -> outside(failure, what);
        };
    }

    /** A path that cannot name anything names nothing. */
    private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Problem.of(404, "not-found")
                : invalidParameter("invalid-value", mismatch.getName());
    }

    private static Problem invalidParameter(String code, String parameter) {
        return Problem.of(422, "invalid-request").because(Problem.Cause.ofParameter(parameter, code));
    }

    private static Problem ofSpring(ErrorResponse expected, Exception failure, String what) {
        int status = expected.getStatusCode().value();
        if (status >= 500) {
            return bug(failure, what);
        }
        return Problem.of(status, CODES.getOrDefault(status, "bad-request")).with(expected.getHeaders());
    }

    private static Problem outside(Exception failure, String what) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unavailable unavailable) {
                log.warn("{}: {}", what, cause.toString());
                return unavailable(unavailable.code(), unavailable.retryAfter().toSeconds());
            }
            if (isDatabaseAway(cause)) {
                log.warn("{}: {}", what, cause.toString());
                return unavailable("database-unavailable", DATABASE_RETRY_SECONDS);
            }
        }
        return bug(failure, what);
    }

    private static boolean isDatabaseAway(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionSystemException // a rollback on a connection that died
                || (cause instanceof SQLException sql && isLost(sql.getSQLState()));
    }

    /** Connection exceptions (08) and PostgreSQL's going down (57P). */
    private static boolean isLost(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private static Problem unavailable(String code, long seconds) {
        return Problem.of(503, code).with(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds)));
    }

    private static Problem bug(Exception failure, String what) {
        var reference = HexFormat.of()
                .withUpperCase()
                .toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
        log.error("{} failed, reference {}", what, reference, failure);
        return Problem.of(500, "internal-error", reference).withReference(reference);
    }
}
