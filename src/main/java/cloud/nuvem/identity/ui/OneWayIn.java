package cloud.nuvem.identity.ui;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Signs in with our realm; any other name in its address is a page that is not there, not a failure of ours. */
final class OneWayIn implements OAuth2AuthorizationRequestResolver {

    private final OAuth2AuthorizationRequestResolver realm;

    OneWayIn(ClientRegistrationRepository clients) {
        this.realm = new DefaultOAuth2AuthorizationRequestResolver(clients);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return request.getRequestURI().endsWith(PortalSecurity.SIGN_IN) ? realm.resolve(request) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return realm.resolve(request, registration);
    }
}
