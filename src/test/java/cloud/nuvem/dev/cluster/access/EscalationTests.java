package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nobody hands out rights they do not hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscalationTests {

    private static final String RBAC = "rbac.authorization.k8s.io/v1";

    @AutoClose
    private final AccessWorld world = AccessWorld.start();

    private final Project project = Project.create(world.portal(), "acme");

    /** May write roles and bindings of the project and has the rights of {@code view}; nothing more. */
    @AutoClose
    private final KubernetesClient clerk = world.serviceAccount("default", "clerk");

    private final String bindings = project.of(RBAC, "rolebindings");
    private final String roles = project.of(RBAC, "roles");

    @BeforeAll
    void employTheClerk() {
        var subject = "{kind: ServiceAccount, name: clerk, namespace: default}";
        post(world.administrator(), "/apis/" + RBAC + "/clusterroles", """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: clerk}
                rules:
                - {apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: [get, create, patch]}
                """);
        post(world.administrator(), bindings, Project.roleBinding("clerk", "clerk", subject));
        post(world.administrator(), bindings, Project.roleBinding("clerk-view", "view", subject));
        await().until(() -> Answer.toGet(clerk, project.of("v1", "services")).code() == 200);
    }

    @Test
    void thePortalBindsItsOwnRolesButNoOther() {
        var answer = Answer.toPost(
                world.portal(),
                bindings,
                Project.roleBinding("admin", "cluster-admin", Project.group("acme", "operator")));

        assertThat(answer.code()).isEqualTo(403);
        assertThat(answer.message())
                .isEqualTo("rolebindings.rbac.authorization.k8s.io \"admin\" is forbidden: user"
                        + " \"system:serviceaccount:nuvem-system:nuvem-portal\" (groups=[\"system:serviceaccounts\""
                        + " \"system:serviceaccounts:nuvem-system\" \"system:authenticated\"]) is attempting to grant RBAC"
                        + " permissions not currently held:\n"
                        + "{APIGroups:[\"*\"], Resources:[\"*\"], Verbs:[\"*\"]}\n"
                        + "{NonResourceURLs:[\"*\"], Verbs:[\"*\"]}");
    }

    @Test
    void whatOneHoldsOneMayHandOn() {
        var answer =
                Answer.toPost(clerk, bindings, Project.roleBinding("viewers", "view", Project.group("acme", "viewer")));

        assertThat(answer.code()).isEqualTo(201);
    }

    @Test
    void whatOneDoesNotHoldIsNamed() {
        var answer = Answer.toPost(clerk, roles, """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: reader}
                rules:
                - {apiGroups: [""], resources: [secrets, services], verbs: [list, get]}
                """);

        assertThat(answer.code()).isEqualTo(403);
        assertThat(answer.message())
                .startsWith("roles.rbac.authorization.k8s.io \"reader\" is forbidden: user")
                .endsWith("not currently held:\n{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\" \"list\"]}");
    }

    @Test
    void aBindingToNothingIsNotFound() {
        var answer =
                Answer.toPost(clerk, bindings, Project.roleBinding("stray", "absent", Project.group("acme", "viewer")));

        assertThat(answer.code()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("clusterroles.rbac.authorization.k8s.io \"absent\" not found");
    }

    @Test
    void aBindingNeverChangesItsRole() {
        post(world.administrator(), bindings, Project.roleBinding("fixed", "view", Project.group("acme", "viewer")));

        var answer = Answer.toMergePatch(world.administrator(), bindings + "/fixed", "roleRef: {name: edit}");

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.message()).contains("roleRef: Invalid value").endsWith("cannot change roleRef");
    }

    @Test
    void rightsComeAndGoWithTheirBinding() {
        post(
                world.administrator(),
                bindings,
                Project.roleBinding("guest", "edit", "{kind: ServiceAccount, name: guest, namespace: default}"));
        try (var guest = world.serviceAccount("default", "guest")) {
            await().until(() -> Answer.toGet(guest, project.of("v1", "secrets")).code() == 200);
            assertThat(Answer.toDelete(world.administrator(), bindings + "/guest")
                            .code())
                    .isEqualTo(200);
            await().until(() -> Answer.toGet(guest, project.of("v1", "secrets")).code() == 403);
        }
    }

    private static void post(KubernetesClient client, String path, String yaml) {
        assertThat(Answer.toPost(client, path, yaml).code()).isEqualTo(201);
    }
}
