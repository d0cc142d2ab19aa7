package cloud.nuvem.api.internal;

import cloud.nuvem.api.Problems;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.Texts;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts a problem into words and onto the wire. */
@Component
class ProblemWriter implements Problems {

    /** Of each code; not an address to open, as RFC 9457 allows. */
    static final String TYPE_PREFIX = "tag:nuvem.cloud,2026:problem/";

    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);
    private static final Set<String> OFFERED = Set.of("en", "pt");

    private final Texts texts;
    private final JsonMapper json;

    ProblemWriter(Texts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        write(request, response, Problem.of(refusal));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var locale = localeOf(request);
        var bytes = json.writeValueAsBytes(body(request, problem, locale));
        response.resetBuffer();
        response.setStatus(problem.status().value());
        problem.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    private Body body(HttpServletRequest request, Problem problem, Locale locale) {
        var sentence = sentence(locale, problem.code(), problem.arguments());
        var detail = texts.find(
                        locale,
                        "refusal." + problem.code() + ".next",
                        problem.arguments().toArray())
                .map(next -> sentence + " " + next)
                .orElse(sentence);
        return new Body(
                TYPE_PREFIX + problem.code(),
                texts.find(locale, "problem.title." + problem.status().value())
                        .orElse(problem.status().toString()),
                problem.status().value(),
                detail,
                request.getRequestURI(),
                problem.code(),
                problem.causes().stream().map(cause -> field(locale, cause)).toList(),
                problem.reference());
    }

    private Body.Field field(Locale locale, Problem.Cause cause) {
        var text = texts.find(
                        locale, "refusal." + cause.code(), cause.arguments().toArray())
                .or(() -> Optional.ofNullable(cause.text()))
                .orElseGet(() -> sentence(locale, cause.code(), cause.arguments()));
        return new Body.Field(cause.pointer(), cause.parameter(), cause.code(), text);
    }

    /** A missing sentence is a bug, but not one that may hide the refusal. */
    private String sentence(Locale locale, String code, List<Object> arguments) {
        return texts.find(locale, "refusal." + code, arguments.toArray()).orElseGet(() -> {
            log.error("No sentence for refusal {}", code);
            return code;
        });
    }

    private static Locale localeOf(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> OFFERED.contains(locale.getLanguage()))
                .findFirst()
                .map(Texts::nearest)
                .orElse(Locale.ENGLISH);
    }

    /** As it goes over the wire; the order is how it is read. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Body(
            String type,
            String title,
            int status,
            String detail,
            String instance,
            String code,
            List<Field> errors,
            @Nullable String reference) {

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        record Field(@Nullable String pointer, @Nullable String parameter, String code, String detail) {}
    }
}
