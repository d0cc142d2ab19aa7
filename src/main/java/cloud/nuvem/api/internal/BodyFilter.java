package cloud.nuvem.api.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the body once, up to a bound, so that it can be compared and then parsed. */
@Component
class BodyFilter extends OncePerRequestFilter {

    private final int maxBytes;
    private final ProblemWriter problems;

    BodyFilter(ApiProperties properties, ProblemWriter problems) {
        this.maxBytes = Math.toIntExact(properties.maxBody().toBytes());
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > maxBytes) {
            refuse(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            refuse(request, response);
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    /** The rest of the body is not read: the connection ends with the answer. */
    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(
                request,
                response,
                Problem.of(413, "payload-too-large", maxBytes / 1024).with(HttpHeaders.CONNECTION, "close"));
    }
}
