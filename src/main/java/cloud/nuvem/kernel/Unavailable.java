package cloud.nuvem.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Marks an exception that says: something outside does not answer now (the cluster, Keycloak, the database); the same
 * request may succeed later. The API answers 503 with {@code Retry-After}, a page says so and tries again.
 */
public interface Unavailable {

    /** What does not answer, in kebab case: {@code cluster-unavailable}; its sentence is {@code refusal.<code>}. */
    String code();

    /** How long to wait before it is worth trying again. */
    default Duration retryAfter() {
        return Duration.ofSeconds(10);
    }

    /** When it was last heard; empty where nobody listens to it all the time. */
    default Optional<Instant> lastHeard() {
        return Optional.empty();
    }
}
