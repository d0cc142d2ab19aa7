package cloud.nuvem.cluster.internal;

import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.util.Map;

/**
 * The one place where the portal becomes somebody else: from a proof of membership and nothing else. A null user would mean no
 * headers at all, so that reads would run as the portal and see every project; hence the closed form of all parts.
 */
final class Impersonation {

    static final String USER_PREFIX = "nuvem:";

    private Impersonation() {}

    /** A client that shares the portal's connections. Never close it: that closes the portal's. */
    static KubernetesClient actingAs(KubernetesClient portal, ProjectMember member) {
        var request = new RequestConfigBuilder(portal.getConfiguration().getRequestConfig()) // keeps our timeouts
                .withImpersonateUsername(user(member))
                .withImpersonateGroups(group(member))
                .build();
        return portal.newClient(request).adapt(KubernetesClient.class);
    }

    /** The same as headers of a request, for what goes past the library. */
    static Map<String, String> headers(ProjectMember member) {
        return Map.of("Impersonate-User", user(member), "Impersonate-Group", group(member));
    }

    static String user(ProjectMember member) {
        return USER_PREFIX + member.person();
    }

    static String group(ProjectMember member) {
        return group(member.project().id().value(), clusterRole(member.role()));
    }

    static String group(String project, String clusterRole) {
        return USER_PREFIX + "project:" + project + ":" + clusterRole;
    }

    private static String clusterRole(Role role) {
        return switch (role) {
            case OWNER, ADMIN, OPERATOR -> "operator";
            case VIEWER -> "viewer";
            case BILLING -> throw new IllegalArgumentException("billing has no rights in a cluster");
        };
    }
}
