package cloud.nuvem.identity.ui;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Signs in with our realm; any other name in its address is a page that is not there, not a failure of ours. After a sign-in that
 * failed Keycloak asks for the password again: what it remembers would lead into the same failure, round and round.
 */
final class OneWayIn implements OAuth2AuthorizationRequestResolver {

    /** What the page of a failed sign-in is called with. */
    private static final String FAILED = "error";

    private final OAuth2AuthorizationRequestResolver realm;

    OneWayIn(ClientRegistrationRepository clients) {
        this.realm = new DefaultOAuth2AuthorizationRequestResolver(clients);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        if (!request.getRequestURI().endsWith(PortalSecurity.SIGN_IN)) {
            return null;
        }
        var asked = realm.resolve(request);
        return asked == null || request.getParameter(FAILED) == null ? asked : withPassword(asked);
    }

    /** OpenID Connect Core 1.0, section 3.1.2.1. */
    private static OAuth2AuthorizationRequest withPassword(OAuth2AuthorizationRequest asked) {
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(parameters -> parameters.put("prompt", "login"))
                .build();
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return realm.resolve(request, registration);
    }
}
