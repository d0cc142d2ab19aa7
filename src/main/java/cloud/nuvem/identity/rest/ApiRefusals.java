package cloud.nuvem.identity.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * What a caller hears before reaching any controller, as problem details (RFC 9457) and, for tokens, in the
 * {@code WWW-Authenticate} header (RFC 6750). Nothing is said about why a token is bad beyond that it is.
 */
final class ApiRefusals {

    private ApiRefusals() {}

    private static void write(HttpServletResponse response, int status, String code, String title) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var body = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\"}"
                .formatted(title, status, code);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    /** 401 for no token or a bad one; 503 while the identity provider's keys cannot be had. */
    static final class Unauthenticated implements AuthenticationEntryPoint {
        @Override
        public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
                throws IOException {
            if (reason instanceof AuthenticationServiceException) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "5");
                write(response, 503, "sign-in-unavailable", "Tokens cannot be checked right now");
                return;
            }
            boolean sent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, sent ? "Bearer error=\"invalid_token\"" : "Bearer");
            write(
                    response,
                    401,
                    sent ? "invalid-token" : "token-missing",
                    sent ? "The token is not valid here" : "A bearer token is needed");
        }
    }

    /** 403 where not even a controller may be reached. */
    static final class Forbidden implements AccessDeniedHandler {
        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
                throws IOException {
            write(response, 403, "forbidden", "Not allowed");
        }
    }
}
