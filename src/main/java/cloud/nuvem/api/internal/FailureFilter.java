package cloud.nuvem.api.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What breaks in the filters, before any controller is reached, is answered as a problem as well. */
@Component
class FailureFilter extends OncePerRequestFilter implements RequestRejectedHandler {

    private final ProblemWriter problems;

    FailureFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            var cause = failure instanceof ServletException && failure.getCause() instanceof Exception inner
                    ? inner
                    : failure;
            var what = request.getMethod() + " " + request.getRequestURI();
            problems.write(request, response, ProblemTranslator.translate(cause, what));
        }
    }

    /** An address that the firewall does not let through; pages get the container's own answer. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        if (ApiPaths.isApi(request)) {
            problems.write(request, response, Problem.of(400, "request-rejected"));
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
