package cloud.nuvem.api.internal;

import cloud.nuvem.kernel.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Everything thrown under {@code /api/} becomes a problem here; pages keep Spring's and Vaadin's handling. */
@Component
class ApiExceptionResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ApiExceptionResolver.class);

    private final ProblemWriter writer;

    ApiExceptionResolver(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!ApiPaths.isApi(request)) {
            return null;
        }
        var problem = ProblemTranslator.translate(failure, request.getMethod() + " " + request.getRequestURI());
        if (!(failure instanceof RefusedException)) {
            IdempotencyFilter.markAsNotExecuted(request);
        }
        try {
            writer.write(request, response, problem);
        } catch (IOException gone) {
            log.debug("The caller left before the problem was written", gone);
        }
        return new ModelAndView();
    }
}
