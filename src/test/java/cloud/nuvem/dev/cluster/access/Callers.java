package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The callers a cluster knows by itself, and the groups they come with. */
final class Callers {

    static final String AUTHENTICATED = "system:authenticated";
    static final String UNAUTHENTICATED = "system:unauthenticated";
    static final String ANONYMOUS = "system:anonymous";
    /** Members may do everything: neither RBAC nor escalation checks are asked. */
    static final String MASTERS = "system:masters";

    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    private Callers() {}

    /** A service account by its two names. */
    record ServiceAccount(String namespace, String name) {}

    static Caller administrator() {
        return new Caller("kubernetes-admin", List.of(MASTERS, AUTHENTICATED), Map.of());
    }

    static Caller serviceAccount(String namespace, String name) {
        var groups = List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace, AUTHENTICATED);
        return new Caller(serviceAccountName(namespace, name), groups, Map.of());
    }

    static String serviceAccountName(String namespace, String name) {
        return SERVICE_ACCOUNT + namespace + ":" + name;
    }

    static Optional<ServiceAccount> asServiceAccount(String username) {
        if (!username.startsWith(SERVICE_ACCOUNT)) {
            return Optional.empty();
        }
        var parts = username.substring(SERVICE_ACCOUNT.length()).split(":", -1);
        return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                ? Optional.of(new ServiceAccount(parts[0], parts[1]))
                : Optional.empty();
    }

    static boolean isMaster(Caller caller) {
        return caller.groups().contains(MASTERS);
    }
}
