package cloud.nuvem.api;

import cloud.nuvem.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * What a caller hears before reaching any controller, as problems and, for tokens, in the {@code WWW-Authenticate} header
 * (RFC 6750): 401 for no token or a bad one, of which nothing more is said; 503 while the identity provider's keys cannot be
 * had; 403 where not even a controller may be reached. The API's security filter chain takes this as both its handlers.
 */
@Component
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String RETRY_SECONDS = "5";

    private final Problems problems;

    SecurityProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            problems.answer(request, response, refusal("sign-in-unavailable"));
            return;
        }
        boolean sent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, sent ? "Bearer error=\"invalid_token\"" : "Bearer");
        problems.answer(request, response, refusal(sent ? "invalid-token" : "token-missing"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        problems.answer(request, response, refusal("forbidden"));
    }

    private static ApiRefusal refusal(String code) {
        return new ApiRefusal(code, Refusal.Kind.FORBIDDEN, null, null, List.of());
    }
}
