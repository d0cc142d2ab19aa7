package cloud.nuvem.identity;

import java.net.URI;

/** The way in. */
public interface SignIn {

    /** The realm that people sign in to (OpenID Connect issuer). */
    URI issuer();

    /** Whether Keycloak answers right now, asked with a short patience. */
    boolean isAvailable();
}
