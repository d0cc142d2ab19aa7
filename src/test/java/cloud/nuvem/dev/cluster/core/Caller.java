package cloud.nuvem.dev.cluster.core;

import java.util.List;
import java.util.Map;

/** Who sends a request, after authentication and impersonation. */
public record Caller(String username, List<String> groups, Map<String, List<String>> extra) {

    /** The cluster's own controllers: not bound by RBAC, seen by admission under their service account's name. */
    public static Caller controller(String serviceAccount) {
        return new Caller("system:serviceaccount:" + serviceAccount, List.of("system:masters"), Map.of());
    }
}
