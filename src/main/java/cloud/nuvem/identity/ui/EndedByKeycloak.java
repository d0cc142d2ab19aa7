package cloud.nuvem.identity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the open pages of a session that Keycloak ends, before it ends: with it the container closes the connection on which
 * they could be told. They load anew when they are signed out, which leads to sign-in and back, but not at once: until
 * Keycloak has told of all sessions of a person, it knows them still ({@link KeycloakSessions}).
 */
final class EndedByKeycloak extends OncePerRequestFilter {

    /** Marks the request by which Spring Security ends one session, sent with that session's cookie. */
    private static final String ENDS_ONE_SESSION = "_spring_security_internal_logout";

    /** A page that works longer is not waited for: the end of rights is worth more than its announcement. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String LOAD_ANEW_ONCE_SIGNED_OUT = """
            if (!window.nuvemLeaves) {
              window.nuvemLeaves = true; // nothing else turns it round before
              const look = async (looksLeft) => {
                const answer = await fetch(location.href, {redirect: 'manual', cache: 'no-store'}).catch(() => null);
                if (looksLeft === 0 || (answer && (answer.type === 'opaqueredirect' || answer.status === 401))) {
                  setTimeout(() => location.reload(), 3000);
                } else {
                  setTimeout(look, 250, looksLeft - 1);
                }
              };
              look(40);
            }""";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getParameter(ENDS_ONE_SESSION) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            try {
                pagesIn(session).forEach(EndedByKeycloak::tell);
            } catch (IllegalStateException endedMeanwhile) {
                logger.debug("The session ended by itself", endedMeanwhile);
            }
        }
        chain.doFilter(request, response);
    }

    private static List<VaadinSession> pagesIn(HttpSession session) {
        return Collections.list(session.getAttributeNames()).stream()
                .map(session::getAttribute)
                .filter(VaadinSession.class::isInstance)
                .map(VaadinSession.class::cast)
                .toList();
    }

    /** Letting the lock go sends what was written under it. */
    private static void tell(VaadinSession pages) {
        if (isFreeInTime(pages)) {
            try {
                for (UI page : pages.getUIs()) {
                    page.getPage().executeJs(LOAD_ANEW_ONCE_SIGNED_OUT);
                }
            } finally {
                pages.unlock();
            }
        }
    }

    private static boolean isFreeInTime(VaadinSession pages) {
        try {
            return pages.getLockInstance().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
