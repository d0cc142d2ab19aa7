package cloud.nuvem.identity.ui;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;

/**
 * Which of our sessions stem from which of Keycloak's (claim {@code sid}, OpenID Connect Back-Channel Logout 1.0).
 *
 * <p>Keycloak tells of all sessions of a person one after the other and forgets them only at the end. Who comes back in between
 * would be signed in again without a password, by a session that nobody tells of a second time: such a sign-in is refused.
 */
final class KeycloakSessions implements OidcSessionRegistry {

    /** Much longer than Keycloak takes to end the sessions of one person. */
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private static final int MOST_AT_ONCE = 100_000;

    private final OidcSessionRegistry known = new InMemoryOidcSessionRegistry();
    private final Cache<String, Boolean> ended = Caffeine.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MOST_AT_ONCE)
            .build();

    @Override
    public void saveSessionInformation(OidcSessionInformation session) {
        var keycloaks = session.getPrincipal().getClaimAsString("sid");
        if (keycloaks != null && ended.getIfPresent(keycloaks) != null) {
            throw new SessionAuthenticationException("Keycloak is ending this session");
        }
        known.saveSessionInformation(session);
    }

    @Override
    public @Nullable OidcSessionInformation removeSessionInformation(String session) {
        return known.removeSessionInformation(session);
    }

    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken told) {
        if (told.getSessionId() != null) {
            ended.put(told.getSessionId(), true);
        }
        return known.removeSessionInformation(told);
    }
}
