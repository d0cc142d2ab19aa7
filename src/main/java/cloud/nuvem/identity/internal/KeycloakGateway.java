package cloud.nuvem.identity.internal;

import cloud.nuvem.identity.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.stereotype.Component;

/** The only class that calls Keycloak besides the sign-in itself. */
@Component
class KeycloakGateway implements SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(KeycloakGateway.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final URI issuer;
    private final URI discovery;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    KeycloakGateway(OAuth2ClientProperties properties) {
        var provider =
                Objects.requireNonNull(properties.getProvider().get("keycloak"), "no provider keycloak configured");
        this.issuer = URI.create(Objects.requireNonNull(provider.getIssuerUri(), "no issuer configured"));
        this.discovery = URI.create(issuer + "/.well-known/openid-configuration");
    }

    @Override
    public URI issuer() {
        return issuer;
    }

    @Override
    public boolean isAvailable() {
        try {
            var request = HttpRequest.newBuilder(discovery).timeout(PATIENCE).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            LOG.warn("Keycloak does not answer at {}: {}", discovery, away.toString());
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
