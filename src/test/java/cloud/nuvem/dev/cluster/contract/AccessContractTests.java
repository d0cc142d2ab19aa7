package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in, who may act as whom, and the words of a refusal. */
class AccessContractTests {

    private static final String SOMEBODY = "contract-somebody";

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();

    @AfterEach
    void leave() {
        workspace.close();
    }

    @Test
    void anUnknownTokenIsUnauthorized() {
        wire.bearing("nobody-knows-this").get(workspace.configMaps()).isRefusal(401, "Unauthorized", "Unauthorized");
    }

    @Test
    void whoHasNoRightIsToldWhichOne() {
        wire.post(workspace.machines(), Workspace.machine("vm"), "Impersonate-User", SOMEBODY)
                .isRefusal(
                        403,
                        "Forbidden",
                        ("virtualmachines.kubevirt.io is forbidden: User \"" + SOMEBODY + "\" cannot create resource "
                                        + "\"virtualmachines\" in API group \"kubevirt.io\" in the namespace \"%s\"")
                                .formatted(workspace.name()));
    }

    @Test
    void aRightIsAskedBeforeTheObjectIsLookedFor() {
        wire.get(workspace.configMaps() + "/absent", "Impersonate-User", SOMEBODY)
                .expect(403);
    }

    @Test
    void aRoleBindingOpensTheDoorForItsGroupAlone() {
        var rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + workspace.name();
        wire.post(rbac + "/roles", """
                {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "readers"},
                 "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get", "list"]}]}""").expect(201);
        wire.post(rbac + "/rolebindings", """
                {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "readers"},
                 "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "readers"},
                 "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "contract:readers"}]}""").expect(201);

        await().until(() -> as("contract:readers").code() == 200);
        as("contract:others").expect(403);
        wire.post(
                        workspace.configMaps(),
                        Workspace.configMap("a", "{}"),
                        "Impersonate-User",
                        SOMEBODY,
                        "Impersonate-Group",
                        "contract:readers")
                .expect(403);
    }

    private Wire.Answer as(String group) {
        return wire.get(workspace.configMaps(), "Impersonate-User", SOMEBODY, "Impersonate-Group", group);
    }

    @Test
    void oneMayAskWhatOneMayDo() {
        var review = """
                {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
                 "spec": {"resourceAttributes": {"namespace": "%s", "verb": "create", "group": "kubevirt.io",
                          "resource": "virtualmachines"}}}""".formatted(workspace.name());
        var address = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

        assertThat(wire.post(address, review).expect(201).at("/status/allowed")).isEqualTo("true");
        assertThat(wire.post(address, review, "Impersonate-User", SOMEBODY, "Impersonate-Group", "system:authenticated")
                        .expect(201)
                        .at("/status/allowed"))
                .isEqualTo("false");
    }
}
