package cloud.nuvem.identity.ui;

import cloud.nuvem.identity.SignIn;
import cloud.nuvem.kernel.Texts;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OidcBackChannelLogoutHandler;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** The pages' door: sign-in with Keycloak (code flow with PKCE), sign-out everywhere, headers on every answer. */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

    static final String SIGN_IN = "/oauth2/authorization/keycloak";

    /** Asked at the first sign-in, not at start: the portal starts while Keycloak is away, and heals. */
    @Bean
    SupplierClientRegistrationRepository clientRegistrationRepository(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(List.copyOf(new OAuth2ClientPropertiesMapper(properties)
                        .asClientRegistrations()
                        .values())));
    }

    @Bean
    @Order(2)
    SecurityFilterChain portal(
            HttpSecurity http,
            ClientRegistrationRepository clients,
            VaadinDefaultRequestCache requests,
            SignIn signIn,
            Texts texts,
            @Value("${server.servlet.session.cookie.name}") String cookie)
            throws Exception {
        var sessions = new KeycloakSessions();
        requests.setDelegateRequestCache(withoutMark());
        var signOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
        signOut.setPostLogoutRedirectUri("{baseUrl}/");
        return http.headers(PortalSecurity::keptNowhere)
                .authorizeHttpRequests(
                        matched -> matched.requestMatchers("/actuator/health/**", "/nuvem/**", "/favicon.ico", "/error")
                                .permitAll())
                .addFilterBefore(new EndedByKeycloak(), SecurityContextHolderFilter.class)
                .addFilterBefore(new SignInUnavailable(signIn, texts), OAuth2AuthorizationRequestRedirectFilter.class)
                .oauth2Login(login -> login.loginPage(SIGN_IN)
                        .authorizationEndpoint(way -> way.authorizationRequestResolver(new OneWayIn(clients))))
                .oidcLogout(logout -> logout.oidcSessionRegistry(sessions)
                        .backChannel(back -> back.logoutHandler(endedByKeycloak(sessions, cookie))))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.oauth2LoginPage(SIGN_IN).logoutSuccessHandler(signOut))
                .build();
    }

    /** Ends each session by a sign-out with its cookie, which has another name than the one Spring Security assumes. */
    private static OidcBackChannelLogoutHandler endedByKeycloak(OidcSessionRegistry sessions, String cookie) {
        var handler = new OidcBackChannelLogoutHandler(sessions);
        handler.setSessionCookieName(cookie);
        return handler;
    }

    /** Returns to the page that was asked for, without leaving a mark in its address. */
    @SuppressWarnings("NullAway") // Spring documents null as "no parameter", its annotation says otherwise
    private static HttpSessionRequestCache withoutMark() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** The rest is {@link PageHeadersValve}'. Eager, because Flow writes its page through a forward that would go out without it. */
    private static void keptNowhere(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled()
                .cacheControl(Customizer.withDefaults())
                .withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
                    @Override
                    public <O extends HeaderWriterFilter> O postProcess(O filter) {
                        filter.setShouldWriteHeadersEagerly(true);
                        return filter;
                    }
                });
    }
}
