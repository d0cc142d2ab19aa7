package cloud.nuvem.api.internal;

import cloud.nuvem.api.internal.IdempotencyRepository.Begin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes every POST safe to repeat: the same key and request get the same answer, also at once, also after a restart.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header</a>
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String NOT_EXECUTED = IdempotencyFilter.class.getName() + ".notExecuted";
    private static final Pattern SYNTAX = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final List<String> KEPT_HEADERS = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LANGUAGE,
            HttpHeaders.LOCATION,
            HttpHeaders.ETAG,
            HttpHeaders.RETRY_AFTER);

    private final IdempotencyRepository repository;
    private final InFlight inFlight;
    private final ProblemWriter problems;

    IdempotencyFilter(IdempotencyRepository repository, InFlight inFlight, ProblemWriter problems) {
        this.repository = repository;
        this.inFlight = inFlight;
        this.problems = problems;
    }

    /** Nothing was done and nothing will be stored: the request did not get as far as its controller, or failed on our side. */
    static void markAsNotExecuted(HttpServletRequest request) {
        request.setAttribute(NOT_EXECUTED, true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || request.getHeader(KEY) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = keyOf(request);
        if (key.isEmpty()) {
            problems.write(request, response, Problem.of(400, "idempotency-key-invalid"));
            return;
        }
        var wish = Wish.of(Caller.of(request), key.get(), request.getMethod(), pathOf(request), bodyOf(request));
        var attempt = UUID.randomUUID();
        switch (repository.begin(wish, attempt)) {
            case Begin.Mine() -> execute(request, response, chain, wish, attempt);
            case Begin.Answered(var answer) -> replay(response, answer);
            case Begin.InFlight() ->
                problems.write(
                        request,
                        response,
                        Problem.of(409, "idempotency-key-in-flight").with(HttpHeaders.RETRY_AFTER, "1"));
            case Begin.OtherRequest() -> problems.write(request, response, Problem.of(422, "idempotency-key-reused"));
        }
    }

    private void execute(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Wish wish, UUID attempt)
            throws ServletException, IOException {
        request.setAttribute(RequestIds.ATTRIBUTE, wish.requestId());
        var recorded = new ContentCachingResponseWrapper(response);
        var finished = false;
        try (var _ = inFlight.hold(attempt)) {
            chain.doFilter(request, recorded);
            finished = isAnswerToKeep(request, recorded.getStatus());
        } finally {
            settle(wish, attempt, finished ? Optional.of(answerOf(recorded)) : Optional.empty());
        }
        recorded.copyBodyToResponse();
    }

    /** The work is done either way: a lost note must not turn its answer into an error. */
    private void settle(Wish wish, UUID attempt, Optional<StoredAnswer> answer) {
        try {
            answer.ifPresentOrElse(
                    stored -> repository.answer(wish, attempt, stored), () -> repository.release(wish, attempt));
        } catch (RuntimeException lost) {
            log.error("The answer to a request with an Idempotency-Key could not be stored", lost);
        }
    }

    private static boolean isAnswerToKeep(HttpServletRequest request, int status) {
        return request.getAttribute(NOT_EXECUTED) == null && status < 500 && status != 401 && status != 429;
    }

    private static StoredAnswer answerOf(ContentCachingResponseWrapper recorded) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (var name : KEPT_HEADERS) {
            var values = List.copyOf(recorded.getHeaders(name));
            if (!values.isEmpty()) {
                headers.put(name, values);
            }
        }
        var body = new String(recorded.getContentAsByteArray(), StandardCharsets.UTF_8);
        return new StoredAnswer(recorded.getStatus(), headers, body);
    }

    private static void replay(HttpServletResponse response, StoredAnswer answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader(REPLAYED, "true");
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** One header, quoted as the draft has it or bare as most send it. */
    private static Optional<String> keyOf(HttpServletRequest request) {
        var values = Collections.list(request.getHeaders(KEY));
        if (values.size() != 1) {
            return Optional.empty();
        }
        var value = values.getFirst().strip();
        var bare = value.length() > 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
        return Optional.of(bare).filter(key -> SYNTAX.matcher(key).matches());
    }

    private static String pathOf(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static byte[] bodyOf(HttpServletRequest request) throws IOException {
        return request.getInputStream().readAllBytes();
    }
}
