package cloud.nuvem.identity;

/** The way in. */
public interface SignIn {

    /** Whether Keycloak answers right now, asked with a short patience. */
    boolean isAvailable();
}
