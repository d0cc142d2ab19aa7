package cloud.nuvem.dev.cluster.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may do what. The core asks in this order: {@link #authenticate}, {@link #impersonate}, {@link #authorize}. */
public interface Access {

    /** The bearer of a token, or empty when it is unknown (401). */
    Optional<Caller> authenticate(String bearerToken);

    /**
     * The caller that the {@code Impersonate-*} headers ask for; the bearer itself when there are none.
     *
     * @param headers header names in lower case
     * @throws StatusException 403 when the bearer may not act as that caller for this request
     */
    Caller impersonate(Caller bearer, Map<String, List<String>> headers, ApiRequest request);

    /**
     * Lets the caller pass or refuses it.
     *
     * @throws StatusException 403 in RBAC's words when the caller may not
     */
    void authorize(Caller caller, ApiRequest request);
}
