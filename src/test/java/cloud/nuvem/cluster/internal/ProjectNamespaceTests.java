package cloud.nuvem.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.cluster.Labels;
import cloud.nuvem.cluster.ResourceKind;
import cloud.nuvem.tenancy.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProjectNamespaceTests {

    private static final List<String> BINDINGS =
            List.of("nuvem-operator", "nuvem-viewer", "nuvem-portal-on-behalf", "nuvem-portal-in-project");

    private static ClusterWorld world;
    private static ApiVerbs administrator;

    @BeforeAll
    static void start() {
        world = ClusterWorld.shared();
        administrator = world.administrator();
    }

    @Test
    void aNewProjectGetsItsNamespaceRightsAndWalls() {
        var project = world.project("complete");
        var namespace = project.id().namespace();

        assertThat(administrator.find(BaselineManifests.NAMESPACE, null, namespace))
                .hasValueSatisfying(found -> assertThat(found.labels())
                        .containsEntry(Labels.PROJECT, "complete")
                        .containsEntry(
                                Labels.ORGANIZATION, project.organization().toString()));
        for (var binding : BINDINGS) {
            assertThat(administrator.find(BaselineManifests.ROLE_BINDING, namespace, binding))
                    .as(binding)
                    .isPresent();
        }
        assertThat(administrator.find(BaselineManifests.NETWORK_POLICY, namespace, "nuvem-baseline"))
                .hasValueSatisfying(policy -> {
                    assertThat(policy.label(Labels.BASELINE)).isEqualTo("true");
                    assertThat(policy.at("/spec/podSelector").isEmpty()).isTrue();
                });
        assertThat(administrator.find(BaselineManifests.LIMIT_RANGE, namespace, "nuvem-baseline"))
                .isPresent();
    }

    @Test
    void whatIsDeletedByHandIsPutBack() {
        var namespace = world.project("deleted-by-hand").id().namespace();

        deleteByHand(BaselineManifests.NETWORK_POLICY, namespace, "nuvem-baseline");
        deleteByHand(BaselineManifests.ROLE_BINDING, namespace, "nuvem-operator");
        deleteByHand(BaselineManifests.LIMIT_RANGE, namespace, "nuvem-baseline");

        awaitThere(BaselineManifests.NETWORK_POLICY, namespace, "nuvem-baseline");
        awaitThere(BaselineManifests.ROLE_BINDING, namespace, "nuvem-operator");
        awaitThere(BaselineManifests.LIMIT_RANGE, namespace, "nuvem-baseline");
    }

    @Test
    void itGoesOnAfterAHalt() {
        var namespace = world.project("halted").id().namespace();

        world.haltAndGoOn();
        deleteByHand(BaselineManifests.NETWORK_POLICY, namespace, "nuvem-baseline");

        awaitThere(BaselineManifests.NETWORK_POLICY, namespace, "nuvem-baseline");
    }

    @Test
    void whatIsOpenedByHandIsClosedAgain() {
        var namespace = world.project("opened-by-hand").id().namespace();
        var open = Machines.yaml("""
                spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{}], egress: null}
                """);

        administrator.merge(BaselineManifests.NETWORK_POLICY, namespace, "nuvem-baseline", open);

        await().atMost(ClusterWorld.PATIENCE)
                .until(() -> administrator
                        .find(BaselineManifests.NETWORK_POLICY, namespace, "nuvem-baseline")
                        .filter(policy -> policy.at("/spec/policyTypes").size() == 2
                                && policy.at("/spec/ingress/0/from").size() == 2)
                        .isPresent());
    }

    @Test
    void aBindingTurnedToAnotherRoleByHandIsReplaced() {
        var namespace = world.project("turned-by-hand").id().namespace();
        deleteByHand(BaselineManifests.ROLE_BINDING, namespace, "nuvem-viewer");
        administrator.apply(BaselineManifests.ROLE_BINDING, namespace, Machines.yaml("""
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: RoleBinding
                        metadata: {name: nuvem-viewer}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: nuvem-operator}
                        subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: everybody}]
                        """));

        await().atMost(ClusterWorld.PATIENCE)
                .until(() -> administrator
                        .find(BaselineManifests.ROLE_BINDING, namespace, "nuvem-viewer")
                        .filter(binding -> binding.text("/roleRef/name").equals("nuvem-viewer")
                                && binding.text("/subjects/0/name").endsWith(":viewer"))
                        .isPresent());
    }

    @Test
    void aDeletedProjectsNamespaceGoesWithAllThatIsInIt() {
        var project = world.project("closed-down");
        world.as(Role.OPERATOR, project).create(Machines.KIND, Machines.halted("left-over"));

        world.delete(project);

        await().atMost(ClusterWorld.PATIENCE)
                .until(() -> administrator
                        .find(BaselineManifests.NAMESPACE, null, project.id().namespace())
                        .isEmpty());
    }

    @Test
    void aNamespaceThatLooksLikeAProjectsIsLeftAlone() {
        administrator.apply(BaselineManifests.NAMESPACE, null, Machines.yaml("""
                        apiVersion: v1
                        kind: Namespace
                        metadata: {name: nuvem-stranger, labels: {nuvem.cloud/project: stranger}}
                        """));
        world.delete(world.project("goes-instead"));
        await().atMost(ClusterWorld.PATIENCE)
                .until(() -> administrator
                        .find(BaselineManifests.NAMESPACE, null, "nuvem-goes-instead")
                        .isEmpty());

        assertThat(administrator.find(BaselineManifests.NAMESPACE, null, "nuvem-stranger"))
                .isPresent();
        assertThat(administrator.find(BaselineManifests.ROLE_BINDING, "nuvem-stranger", "nuvem-operator"))
                .isEmpty();
    }

    @Test
    void anUndisturbedProjectIsWrittenOnce() {
        var namespace = world.project("quiet").id().namespace();
        var before = administrator
                .find(BaselineManifests.NETWORK_POLICY, namespace, "nuvem-baseline")
                .orElseThrow();

        var other = world.project("busy").id().namespace();
        deleteByHand(BaselineManifests.LIMIT_RANGE, other, "nuvem-baseline");
        awaitThere(BaselineManifests.LIMIT_RANGE, other, "nuvem-baseline");

        assertThat(administrator.find(BaselineManifests.NETWORK_POLICY, namespace, "nuvem-baseline"))
                .map(policy -> policy.version())
                .contains(before.version());
    }

    private static void deleteByHand(ResourceKind kind, String namespace, String name) {
        var there = administrator.find(kind, namespace, name).orElseThrow();
        administrator.delete(kind, namespace, name, there.uid());
    }

    private static void awaitThere(ResourceKind kind, String namespace, String name) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> administrator.find(kind, namespace, name).isPresent());
    }
}
