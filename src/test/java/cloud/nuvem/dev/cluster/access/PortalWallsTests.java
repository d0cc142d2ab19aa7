package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What stands between the portal's own account and what it has no business with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalWallsTests {

    private static final String PORTAL = "User \"system:serviceaccount:nuvem-system:nuvem-portal\"";

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
    @DisplayName("The portal as itself")
    class PortalAsItself {

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"GET_A_VM", "LIST_VMS"})
        void touchesNothingOfATenant(Attempt attempt) {
            var answer = attempt.by(world.portal(), acme);

            assertThat(answer.code()).isEqualTo(403);
            assertThat(answer.message()).contains(PORTAL);
        }

        @Test
        void readsNoSecrets() {
            assertThat(Answer.toGet(world.portal(), "/api/v1/secrets").code()).isEqualTo(403);
            assertThat(Answer.toGet(world.portal(), acme.of("v1", "secrets")).code())
                    .isEqualTo(403);
        }

        @ParameterizedTest
        @FieldSource("WATCHED")
        void fillsItsCaches(String path) {
            assertThat(Answer.toGet(world.portal(), path).code()).isEqualTo(200);
        }

        @Test
        void hearsOfEveryMachine() {
            var machines = new ResourceDefinitionContext.Builder()
                    .withGroup("kubevirt.io")
                    .withVersion("v1")
                    .withKind("VirtualMachine")
                    .withPlural("virtualmachines")
                    .withNamespaced(true)
                    .build();
            try (var informer = world.portal()
                    .genericKubernetesResources(machines)
                    .inAnyNamespace()
                    .inform()) {
                await().untilAsserted(() -> assertThat(informer.getStore().list())
                        .extracting(machine -> machine.getMetadata().getNamespace())
                        .contains("nuvem-acme", "nuvem-globex"));
            }
        }

        static final List<String> WATCHED = List.of(
                "/apis/kubevirt.io/v1/virtualmachines",
                "/apis/kubevirt.io/v1/virtualmachineinstances",
                "/apis/cdi.kubevirt.io/v1beta1/datavolumes",
                "/apis/cdi.kubevirt.io/v1beta1/datasources",
                "/apis/instancetype.kubevirt.io/v1beta1/virtualmachineclusterinstancetypes",
                "/apis/instancetype.kubevirt.io/v1beta1/virtualmachineclusterpreferences",
                "/apis/networking.k8s.io/v1/networkpolicies",
                "/apis/storage.k8s.io/v1/storageclasses",
                "/apis/rbac.authorization.k8s.io/v1/rolebindings",
                "/api/v1/namespaces",
                "/api/v1/nodes",
                "/api/v1/pods",
                "/api/v1/events",
                "/api/v1/services",
                "/api/v1/persistentvolumeclaims",
                "/api/v1/resourcequotas",
                "/api/v1/limitranges");
    }

    @Nested
    @DisplayName("The portal as somebody it has no business to be")
    class PortalAsOthers {

        @ParameterizedTest
        @EnumSource
        void isNoAdministratorInAProject(Attempt attempt) {
            assertThat(attempt.by(world.actingAs("nuvem:7c9e", "system:masters"), acme)
                            .code())
                    .isEqualTo(403);
        }

        @Test
        void hearsThatTheGroupIsRefusedByName() {
            var answer = Attempt.GET_A_VM.by(world.actingAs("nuvem:7c9e", "system:masters"), acme);

            assertThat(answer.message())
                    .isEqualTo("groups.authentication.k8s.io \"system:masters\" is forbidden: " + PORTAL
                            + " cannot impersonate:user-info resource \"groups\" in API group \"authentication.k8s.io\""
                            + " at the cluster scope: impersonating the system:masters group is not allowed");
        }

        @Test
        void isNoAdministratorOutsideProjects() {
            var administrator = world.actingAs("nuvem:7c9e", "system:masters");
            assertThat(Answer.toGet(administrator, "/api/v1/namespaces/kube-system/secrets")
                            .code())
                    .isEqualTo(403);
        }

        @Test
        void isNoServiceAccount() {
            var controller = world.actingAs("system:serviceaccount:kubevirt:kubevirt-controller");
            var answer = Attempt.GET_A_VM.by(controller, acme);

            assertThat(answer.code()).isEqualTo(403);
            assertThat(answer.message()).contains("cannot impersonate-on:serviceaccount:get");
        }

        @ParameterizedTest
        @EnumSource
        void isNobodyWithoutAGroup(Attempt attempt) {
            assertThat(attempt.by(world.actingAs("nuvem:7c9e"), acme).code()).isEqualTo(403);
        }
    }

    @Nested
    @DisplayName("The reconciler")
    class Reconciler {

        @Test
        void bindsNoGroupOfAnotherProject() {
            refusedByPolicy(
                    acme.bindAs(world.portal(), "stray", "nuvem-operator", Project.group("globex", "operator")),
                    "rights go to this project's own groups only");
        }

        @Test
        void doesNotBindTheWrongRoleToAGroup() {
            refusedByPolicy(
                    acme.bindAs(world.portal(), "stray", "nuvem-operator", Project.group("acme", "viewer")),
                    "rights go to this project's own groups only");
        }

        @Test
        void bindsNothingOutsideProjects() {
            var path = "/apis/rbac.authorization.k8s.io/v1/namespaces/kube-system/rolebindings";
            var binding = Project.roleBinding("stray", "nuvem-operator", Project.group("acme", "operator"));
            refusedByPolicy(
                    Answer.toPost(world.portal(), path, binding), "the portal works in project namespaces only");
        }

        @Test
        void makesNoNamespaceButAProjects() {
            Stream.of(
                            Manifests.namespace("stray", ""),
                            Manifests.namespace("stray", "nuvem.cloud/project: other"),
                            Manifests.namespace("nuvem-stray", "nuvem.cloud/project: other"))
                    .map(namespace -> Answer.toPost(world.portal(), "/api/v1/namespaces", namespace))
                    .forEach(answer -> refusedByPolicy(answer, "the portal works in project namespaces only"));
        }

        @Test
        void neitherAdoptsNorRelabelsANamespace() {
            var label = "metadata: {labels: {nuvem.cloud/project: images}}";
            refusedByPolicy(
                    Answer.toMergePatch(world.portal(), "/api/v1/namespaces/nuvem-images", label),
                    "the portal works in project namespaces only");
            refusedByPolicy(
                    Answer.toMergePatch(world.portal(), "/api/v1/namespaces/nuvem-acme", label),
                    "the portal works in project namespaces only");
        }

        @Test
        void deletesNoOtherNamespace() {
            refusedByPolicy(
                    Answer.toDelete(world.portal(), "/api/v1/namespaces/kube-node-lease"),
                    "the portal works in project namespaces only");
        }

        @Test
        void writesABaselineInProjectsOnly() {
            assertThat(acme.applyBaseline(world.portal()).code()).isEqualTo(200);
            assertThat(new Project("images").applyBaseline(world.portal()).code())
                    .isEqualTo(403);
        }

        private static void refusedByPolicy(Answer answer, String sentence) {
            assertThat(answer.code()).isEqualTo(403);
            assertThat(answer.message()).contains("ValidatingAdmissionPolicy").endsWith(sentence);
        }
    }
}
