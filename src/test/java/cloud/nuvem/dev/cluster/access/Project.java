package cloud.nuvem.dev.cluster.access;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;

/** A project's namespace as Nuvem's reconciler sets it up, with the portal's own account and nothing else. */
record Project(String id) {

    private static final Duration ACTS_AFTER = Duration.ofSeconds(2);

    static Project create(KubernetesClient portal, String id) {
        var project = new Project(id);
        succeed(Answer.toApply(
                portal, "/api/v1/namespaces/" + project.namespace(), """
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s, labels: {nuvem.cloud/project: %s, nuvem.cloud/organization: acme}}
                """.formatted(project.namespace(), id)));
        project.bind(portal, "nuvem-operator", group(id, "operator"));
        project.bind(portal, "nuvem-viewer", group(id, "viewer"));
        project.bind(portal, "nuvem-portal-on-behalf", PORTAL);
        project.bind(portal, "nuvem-portal-in-project", PORTAL);
        await().atMost(ACTS_AFTER).until(() -> project.applyBaseline(portal).code() < 300);
        return project;
    }

    static final String PORTAL = "{kind: ServiceAccount, name: nuvem-portal, namespace: nuvem-system}";

    static String group(String project, String role) {
        return "{kind: Group, apiGroup: rbac.authorization.k8s.io, name: \"nuvem:project:%s:%s\"}"
                .formatted(project, role);
    }

    String namespace() {
        return "nuvem-" + id;
    }

    /** The path of a collection in this project, for example {@code of("kubevirt.io/v1", "virtualmachines")}. */
    String of(String apiVersion, String plural) {
        return "/%s/%s/namespaces/%s/%s"
                .formatted(apiVersion.contains("/") ? "apis" : "api", apiVersion, namespace(), plural);
    }

    String vms() {
        return of("kubevirt.io/v1", "virtualmachines");
    }

    /** The path of an action on a machine. */
    String action(String plural, String name, String action) {
        return of("subresources.kubevirt.io/v1", plural) + "/" + name + "/" + action;
    }

    static String roleBinding(String name, String clusterRole, String subject) {
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: %s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s}
                subjects: [%s]
                """.formatted(name, clusterRole, subject);
    }

    Answer bindAs(KubernetesClient client, String name, String clusterRole, String subject) {
        return Answer.toApply(
                client,
                of("rbac.authorization.k8s.io/v1", "rolebindings") + "/" + name,
                roleBinding(name, clusterRole, subject));
    }

    private void bind(KubernetesClient portal, String clusterRole, String subject) {
        succeed(bindAs(portal, clusterRole, clusterRole, subject));
    }

    Answer applyBaseline(KubernetesClient client) {
        return Answer.toApply(client, of("networking.k8s.io/v1", "networkpolicies") + "/baseline", """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: baseline, labels: {nuvem.cloud/baseline: "true"}}
                spec: {podSelector: {}, policyTypes: [Ingress]}
                """);
    }

    private static void succeed(Answer answer) {
        if (answer.code() >= 300) {
            throw new AssertionError(answer.code() + " " + answer.message());
        }
    }
}
