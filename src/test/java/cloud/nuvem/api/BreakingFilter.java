package cloud.nuvem.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Breaks as the request asks, between the kit's filters and the controllers. */
@TestComponent
class BreakingFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var how = request.getHeader("X-Break");
        if (how == null) {
            chain.doFilter(request, response);
        } else if (how.equals("database")) {
            throw new DataAccessResourceFailureException("connection refused");
        } else {
            throw new IllegalStateException("a bug");
        }
    }
}
