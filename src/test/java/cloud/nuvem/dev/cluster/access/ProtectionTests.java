package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Deletion protection: a label that the API server itself respects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectionTests {

    private static final String TAKE_OFF = "metadata: {labels: {nuvem.cloud/protected: null}}";

    @AutoClose
    private final AccessWorld world = AccessWorld.start();

    private final Project project = Project.create(world.portal(), "acme");
    private final KubernetesClient operator = world.member("acme", "operator");
    private final String web = project.vms() + "/web";

    @BeforeEach
    void protectAMachine() {
        var answer = Answer.toPost(operator, project.vms(), Manifests.protectedVm("web"));
        assertThat(answer.code()).isIn(201, 409);
    }

    @Test
    void refusesInAPlainSentence() {
        var answer = Answer.toDelete(operator, web);

        assertThat(answer.code()).isEqualTo(403);
        assertThat(answer.message())
                .isEqualTo("virtualmachines.kubevirt.io \"web\" is forbidden: ValidatingAdmissionPolicy"
                        + " 'nuvem-deletion-protection' with binding 'nuvem-deletion-protection' denied request:"
                        + " VirtualMachine web is protected from deletion: turn the protection off first");
    }

    @Test
    void holdsForAdministratorsForCollectionsAndForTrials() {
        var refusals = List.of(
                Answer.toDelete(world.administrator(), web),
                Answer.toDelete(world.administrator(), project.vms()),
                Answer.toDelete(operator, web + "?dryRun=All"));

        assertThat(refusals).allSatisfy(answer -> {
            assertThat(answer.code()).isEqualTo(403);
            assertThat(answer.message())
                    .endsWith("VirtualMachine web is protected from deletion: turn the protection off first");
        });
        assertThat(Answer.toGet(operator, web).code()).isEqualTo(200);
    }

    @Test
    void holdsForVolumes() {
        var claims = project.of("v1", "persistentvolumeclaims");
        var claim =
                Manifests.claim("data", "1Gi").replace("{name:", "{labels: {nuvem.cloud/protected: \"true\"}, name:");
        assertThat(Answer.toPost(operator, claims, claim).code()).isEqualTo(201);

        var answer = Answer.toDelete(operator, claims + "/data");

        assertThat(answer.code()).isEqualTo(403);
        assertThat(answer.message())
                .endsWith("PersistentVolumeClaim data is protected from deletion: turn the protection off first");
    }

    @Test
    void doesNotStandInTheWayOfStopping() {
        assertThat(Answer.toPut(operator, project.action("virtualmachines", "web", "stop"))
                        .code())
                .isEqualTo(202);
    }

    @Test
    void endsWithTheLabel() {
        assertThat(Answer.toMergePatch(operator, web, TAKE_OFF).code()).isEqualTo(200);

        assertThat(Answer.toDelete(operator, web).code()).isEqualTo(200);
        await().until(() -> Answer.toGet(operator, web).code() == 404);
    }

    @Test
    void endsWithAnApplyThatLeavesTheLabelOut() {
        var applied = project.vms() + "/applied";
        assertThat(Answer.toApply(operator, applied, Manifests.protectedVm("applied"))
                        .code())
                .isEqualTo(201);
        assertThat(Answer.toDelete(operator, applied).code()).isEqualTo(403);

        assertThat(Answer.toApply(operator, applied, Manifests.vm("applied")).code())
                .isEqualTo(200);

        assertThat(Answer.toDelete(operator, applied).code()).isEqualTo(200);
    }

    @Test
    void endsWithTheProjectItself() {
        var leaving = Project.create(world.portal(), "leaving");
        var member = world.member("leaving", "operator");
        assertThat(Answer.toPost(member, leaving.vms(), Manifests.protectedVm("web"))
                        .code())
                .isEqualTo(201);

        assertThat(Answer.toDelete(world.portal(), "/api/v1/namespaces/nuvem-leaving")
                        .code())
                .isEqualTo(200);

        assertThat(Answer.toDelete(world.administrator(), leaving.vms() + "/web")
                        .code())
                .isEqualTo(200);
    }

    @Test
    void isNotForObjectsOutsideProjects() {
        var path = "/apis/kubevirt.io/v1/namespaces/default/virtualmachines";
        assertThat(Answer.toPost(world.administrator(), path, Manifests.protectedVm("web"))
                        .code())
                .isEqualTo(201);

        assertThat(Answer.toDelete(world.administrator(), path + "/web").code()).isEqualTo(200);
    }

    @Test
    void letsTheStorageControllersWork() {
        var claims = project.of("v1", "persistentvolumeclaims");
        var claim = Manifests.claim("scratch", "1Gi")
                .replace("{name:", "{labels: {nuvem.cloud/protected: \"true\"}, name:");
        assertThat(Answer.toPost(operator, claims, claim).code()).isEqualTo(201);
        var cdi = Project.roleBinding("cdi", "admin", "{kind: ServiceAccount, name: cdi-sa, namespace: cdi}");
        assertThat(Answer.toPost(world.administrator(), project.of("rbac.authorization.k8s.io/v1", "rolebindings"), cdi)
                        .code())
                .isEqualTo(201);

        try (var controller = world.serviceAccount("cdi", "cdi-sa")) {
            await().until(() -> Answer.toDelete(controller, claims + "/scratch").code() < 300);
        }
    }
}
