package cloud.nuvem.identity.rest;

import java.util.ArrayList;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.stereotype.Component;

/**
 * What our realm signs is not all meant for the API: its ID, refresh and logout tokens are refused here, whatever their
 * audience. Comes on top of what Spring checks: signature, issuer, audience, {@code exp} and {@code nbf} where they are there.
 */
@Component
class BearerTokens implements OAuth2TokenValidator<Jwt> {

    private static final String KIND = "typ"; // Keycloak's: Bearer, ID, Refresh, Offline, Logout
    private static final String CLIENT = "azp";

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var faults = new ArrayList<OAuth2Error>();
        if (!"Bearer".equals(token.getClaims().get(KIND))) {
            faults.add(fault("no access token"));
        }
        if (token.getExpiresAt() == null) {
            faults.add(fault("never expires"));
        }
        if (isMissing(token, CLIENT)) {
            faults.add(fault("names no client"));
        }
        if (isMissing(token, JwtClaimNames.SUB)) {
            faults.add(fault("names nobody"));
        }
        return OAuth2TokenValidatorResult.failure(faults);
    }

    private static boolean isMissing(Jwt token, String claim) {
        return !(token.getClaims().get(claim) instanceof String text) || text.isBlank();
    }

    private static OAuth2Error fault(String description) {
        return new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null);
    }
}
