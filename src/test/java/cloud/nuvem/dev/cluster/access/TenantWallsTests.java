package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What stands between two projects, and between a member and what the role does not hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantWallsTests {

    private static final String PORTAL = "User \"system:serviceaccount:nuvem-system:nuvem-portal\"";
    private static final String TENANT = "User \"nuvem:7c9e\"";

    static final List<String> VM_ACTIONS = Machines.VM_ACTIONS;
    static final List<String> VMI_ACTIONS = Machines.VMI_ACTIONS;
    static final List<String> VMI_VIEWS = Machines.VMI_VIEWS;
    static final List<String> VIEWER_VIEWS = List.of("guestosinfo", "filesystemlist");
    static final List<String> NO_VIEWER_VIEWS = List.of("vnc", "vnc/screenshot", "console", "userlist");

    @AutoClose
    private final AccessWorld world = AccessWorld.start();

    private final Project acme = Project.create(world.portal(), "acme");
    private final Project globex = Project.create(world.portal(), "globex");

    @BeforeAll
    void runAMachineInEachProject() {
        for (var project : List.of(acme, globex)) {
            var operator = world.member(project.id(), "operator");
            assertThat(Answer.toPost(operator, project.vms(), Manifests.vm("web"))
                            .code())
                    .isEqualTo(201);
        }
    }

    @Nested
    @DisplayName("An operator in a project of others")
    class OperatorElsewhere {

        @ParameterizedTest
        @EnumSource
        void isRefusedByName(Attempt attempt) {
            var answer = attempt.by(world.member("acme", "operator"), globex);

            assertThat(answer.code()).isEqualTo(403);
            assertThat(answer.message()).contains(TENANT).contains("in the namespace \"nuvem-globex\"");
        }

        @Test
        void hearsTheExactSentence() {
            var answer = Attempt.CREATE_A_VM.by(world.member("acme", "operator"), globex);

            assertThat(answer.message())
                    .isEqualTo("virtualmachines.kubevirt.io is forbidden: User \"nuvem:7c9e\" cannot create resource"
                            + " \"virtualmachines\" in API group \"kubevirt.io\" in the namespace \"nuvem-globex\"");
            assertThat(answer.body().path("reason").asString()).isEqualTo("Forbidden");
            assertThat(answer.body().path("details").path("kind").asString()).isEqualTo("virtualmachines");
        }

        @Test
        void readsThereWithAGroupOfBothBecauseAdmissionDoesNotSeeReads() {
            assertThat(Attempt.GET_A_VM.by(memberOfBoth(), globex).code()).isEqualTo(200);
        }

        @Test
        void writesNothingEvenWithAGroupOfBoth() {
            var answer = Attempt.CREATE_A_VM.by(memberOfBoth(), globex);

            assertThat(answer.code()).isEqualTo(403);
            assertThat(answer.message())
                    .isEqualTo("virtualmachines.kubevirt.io \"intruder\" is forbidden: ValidatingAdmissionPolicy"
                            + " 'nuvem-tenant-groups' with binding 'nuvem-tenant-groups' denied request:"
                            + " a tenant acts with the groups of this project only");
        }

        private KubernetesClient memberOfBoth() {
            return world.actingAs("nuvem:7c9e", "nuvem:project:acme:operator", "nuvem:project:globex:operator");
        }
    }

    @Nested
    @DisplayName("An operator beyond projects")
    class OperatorAbove {

        private final KubernetesClient operator = world.member("acme", "operator");

        @Test
        void listsNoMachinesOfAllNamespaces() {
            refusedToThePortal(
                    Answer.toGet(operator, "/apis/kubevirt.io/v1/virtualmachines"), "impersonate-on:user-info:list");
        }

        @Test
        void doesNotChangeTheProjectsNamespace() {
            var patch = "metadata: {labels: {nuvem.cloud/project: globex}}";
            refusedToThePortal(
                    Answer.toMergePatch(operator, "/api/v1/namespaces/nuvem-acme", patch),
                    "impersonate-on:user-info:patch");
        }

        @Test
        void handsOutNoRights() {
            var path = acme.of("rbac.authorization.k8s.io/v1", "rolebindings");
            var binding = Project.roleBinding("mine", "nuvem-operator", Project.group("globex", "operator"));
            refusedToThePortal(Answer.toPost(operator, path, binding), "impersonate-on:user-info:create");
        }

        @Test
        void readsNoSecretNotEvenOwnOnes() {
            refusedToThePortal(Answer.toGet(operator, acme.of("v1", "secrets")), "impersonate-on:user-info:list");
        }

        private static void refusedToThePortal(Answer answer, String verb) {
            assertThat(answer.code()).isEqualTo(403);
            assertThat(answer.message()).contains(PORTAL + " cannot " + verb);
        }
    }

    @Nested
    @DisplayName("An operator at home")
    class OperatorAtHome {

        private final KubernetesClient operator = world.member("acme", "operator");
        private final String policies = acme.of("networking.k8s.io/v1", "networkpolicies");

        @ParameterizedTest
        @FieldSource("cloud.nuvem.dev.cluster.access.TenantWallsTests#VM_ACTIONS")
        void actsOnMachines(String action) {
            assertThat(Answer.toPut(operator, acme.action("virtualmachines", "web", action))
                            .code())
                    .isEqualTo(202);
        }

        @ParameterizedTest
        @FieldSource("cloud.nuvem.dev.cluster.access.TenantWallsTests#VMI_ACTIONS")
        void actsOnRunningMachines(String action) {
            assertThat(Answer.toPut(operator, acme.action("virtualmachineinstances", "web", action))
                            .code())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @FieldSource("cloud.nuvem.dev.cluster.access.TenantWallsTests#VMI_VIEWS")
        void looksIntoMachines(String view) {
            assertThat(Answer.toGet(operator, acme.action("virtualmachineinstances", "web", view))
                            .code())
                    .isEqualTo(200);
        }

        @Test
        void writesASecretThatNobodyReadsBack() {
            var path = acme.of("v1", "secrets") + "/cloud-init";
            assertThat(Answer.toApply(operator, path, Manifests.secret("cloud-init"))
                            .code())
                    .isEqualTo(201);
            assertThat(Answer.toGet(operator, path).code()).isEqualTo(403);
            assertThat(Answer.toGet(world.portal(), path).code()).isEqualTo(403);
        }

        @Test
        void writesOwnNetworkPolicies() {
            var answer = Answer.toApply(operator, policies + "/web", Manifests.networkPolicy("web"));
            assertThat(answer.code()).isEqualTo(201);
        }

        @Test
        void leavesTheBaselineAlone() {
            var changed = Answer.toMergePatch(operator, policies + "/baseline", "spec: {policyTypes: [Egress]}");
            var deleted = Answer.toDelete(operator, policies + "/baseline");

            assertThat(List.of(changed, deleted)).allSatisfy(answer -> {
                assertThat(answer.code()).isEqualTo(403);
                assertThat(answer.message())
                        .endsWith("'nuvem-tenant-fence' with binding 'nuvem-tenant-fence' denied request:"
                                + " the project's baseline is not the tenant's to change");
            });
        }

        @Test
        void doesNotMakeABaselineOfItsOwn() {
            var policy =
                    Manifests.networkPolicy("mine").replace("{name:", "{labels: {nuvem.cloud/baseline: \"\"}, name:");
            assertThat(Answer.toPost(operator, policies, policy).code()).isEqualTo(403);
        }
    }

    @Nested
    @DisplayName("A viewer at home")
    class ViewerAtHome {

        private final KubernetesClient viewer = world.member("acme", "viewer");

        @ParameterizedTest
        @EnumSource(names = {"GET_A_VM", "LIST_VMS", "READ_THE_GUEST"})
        void looks(Attempt attempt) {
            assertThat(attempt.by(viewer, acme).code()).isEqualTo(200);
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"GET_A_VM", "LIST_VMS", "READ_THE_GUEST"})
        void neverTouches(Attempt attempt) {
            var answer = attempt.by(viewer, acme);

            assertThat(answer.code()).isEqualTo(403);
            assertThat(answer.message()).contains(TENANT);
        }

        @ParameterizedTest
        @FieldSource("cloud.nuvem.dev.cluster.access.TenantWallsTests#VIEWER_VIEWS")
        void asksTheGuest(String view) {
            assertThat(Answer.toGet(viewer, acme.action("virtualmachineinstances", "web", view))
                            .code())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @FieldSource("cloud.nuvem.dev.cluster.access.TenantWallsTests#NO_VIEWER_VIEWS")
        void opensNoConsole(String view) {
            assertThat(Answer.toGet(viewer, acme.action("virtualmachineinstances", "web", view))
                            .code())
                    .isEqualTo(403);
        }

        @Test
        void readsNoLog() {
            assertThat(Answer.toGet(viewer, acme.of("v1", "pods") + "/launcher/log")
                            .code())
                    .isEqualTo(403);
        }
    }
}
