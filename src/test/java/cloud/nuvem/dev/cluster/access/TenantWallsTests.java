package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
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

/** What stands between two projects, and between the portal and what it has no business with. */
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

    /** What somebody tries in a project where a machine {@code web} runs. */
    enum Attempt {
        CREATE_A_VM,
        APPLY_A_VM,
        GET_A_VM,
        LIST_VMS,
        DELETE_A_VM,
        APPLY_A_SECRET,
        START_A_VM,
        READ_THE_GUEST,
        OPEN_THE_SCREEN;

        Answer by(KubernetesClient client, Project project) {
            return switch (this) {
                case CREATE_A_VM -> Answer.toPost(client, project.vms(), Manifests.vm("intruder"));
                case APPLY_A_VM -> Answer.toApply(client, project.vms() + "/web", Manifests.vm("web"));
                case GET_A_VM -> Answer.toGet(client, project.vms() + "/web");
                case LIST_VMS -> Answer.toGet(client, project.vms());
                case DELETE_A_VM -> Answer.toDelete(client, project.vms() + "/web");
                case APPLY_A_SECRET ->
                    Answer.toApply(client, project.of("v1", "secrets") + "/intruder", Manifests.secret("intruder"));
                case START_A_VM -> Answer.toPut(client, project.action("virtualmachines", "web", "start"));
                case READ_THE_GUEST ->
                    Answer.toGet(client, project.action("virtualmachineinstances", "web", "guestosinfo"));
                case OPEN_THE_SCREEN -> Answer.toGet(client, project.action("virtualmachineinstances", "web", "vnc"));
            };
        }
    }

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
