package cloud.nuvem.api.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who is calling, for what is counted and remembered for each caller; what they may do is not decided by this. */
final class Caller {

    private Caller() {}

    /** The token's subject: user names change hands, this does not. The address where nobody is signed in (public pages). */
    static String of(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return "address:" + request.getRemoteAddr();
        }
        return authentication.getPrincipal() instanceof Jwt jwt && jwt.getSubject() != null
                ? "subject:" + jwt.getSubject()
                : "name:" + authentication.getName();
    }
}
