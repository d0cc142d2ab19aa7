package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a namespace may hold, counted exactly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotaTests {

    private static final String COUNT = "count/virtualmachines.kubevirt.io";

    @AutoClose
    private final AccessWorld world = AccessWorld.start();

    @Test
    void oneTooManyIsRefusedInTheServersWords() {
        var project = projectWith("one", COUNT + ": 1");
        var operator = operatorOf(project);
        assertThat(Answer.toPost(operator, project.vms(), Manifests.vm("a")).code())
                .isEqualTo(201);

        var answer = Answer.toPost(operator, project.vms(), Manifests.vm("b"));

        assertThat(answer.code()).isEqualTo(403);
        assertThat(answer.message())
                .isEqualTo("virtualmachines.kubevirt.io \"b\" is forbidden: exceeded quota: project, requested: "
                        + COUNT + "=1, used: " + COUNT + "=1, limited: " + COUNT + "=1");
    }

    @Test
    void isAskedBeforeExistence() {
        var project = projectWith("dup", COUNT + ": 2");
        var operator = operatorOf(project);
        assertThat(Answer.toPost(operator, project.vms(), Manifests.vm("a")).code())
                .isEqualTo(201);
        assertThat(Answer.toPost(operator, project.vms(), Manifests.vm("a")).code())
                .isEqualTo(409);
        assertThat(Answer.toPost(operator, project.vms(), Manifests.vm("b")).code())
                .isEqualTo(201);

        assertThat(Answer.toPost(operator, project.vms(), Manifests.vm("a")).code())
                .isEqualTo(403);
    }

    @Test
    void isAskedByATrialThatTakesNothing() {
        var project = projectWith("trial", COUNT + ": 1");
        var operator = operatorOf(project);
        var trial = project.vms() + "?dryRun=All";

        assertThat(Answer.toPost(operator, trial, Manifests.vm("a")).code()).isEqualTo(201);
        assertThat(Answer.toPost(operator, project.vms(), Manifests.vm("a")).code())
                .isEqualTo(201);
        assertThat(Answer.toPost(operator, trial, Manifests.vm("b")).code()).isEqualTo(403);
    }

    @Test
    void oneOfManyWinsTheLastPlace() throws Exception {
        var project = projectWith("race", COUNT + ": 5");
        var operator = operatorOf(project);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 40)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> Answer.toPost(operator, project.vms(), Manifests.vm("vm-" + i))
                                    .code())
                    .toList();
            Map<Integer, Long> codes = callers.invokeAll(attempts).stream()
                    .map(Future::resultNow)
                    .collect(Collectors.groupingBy(code -> code, Collectors.counting()));

            assertThat(codes).isEqualTo(Map.of(201, 5L, 403, 35L));
        }
    }

    @Test
    void aPlaceIsFreeAgainAfterADeletion() {
        var project = projectWith("free", COUNT + ": 1");
        var operator = operatorOf(project);
        assertThat(Answer.toPost(operator, project.vms(), Manifests.vm("a")).code())
                .isEqualTo(201);
        assertThat(Answer.toDelete(operator, project.vms() + "/a").code()).isEqualTo(200);

        await().until(() ->
                Answer.toPost(operator, project.vms(), Manifests.vm("b")).code() == 201);
    }

    @Test
    void countsWhatWasThereBefore() {
        var project = Project.create(world.portal(), "late");
        var operator = operatorOf(project);
        assertThat(Answer.toPost(operator, project.vms(), Manifests.vm("a")).code())
                .isEqualTo(201);

        limit(project, COUNT + ": 1");

        assertThat(Answer.toPost(operator, project.vms(), Manifests.vm("b")).code())
                .isEqualTo(403);
    }

    @Test
    void measuresStorageAndItsGrowth() {
        var project = projectWith("disk", "requests.storage: 10Gi, persistentvolumeclaims: 3");
        var operator = operatorOf(project);
        var claims = project.of("v1", "persistentvolumeclaims");
        assertThat(Answer.toPost(operator, claims, Manifests.claim("a", "8Gi")).code())
                .isEqualTo(201);

        assertThat(Answer.toPost(operator, claims, Manifests.claim("b", "2560Mi"))
                        .message())
                .isEqualTo("persistentvolumeclaims \"b\" is forbidden: exceeded quota: project, requested:"
                        + " requests.storage=2560Mi, used: requests.storage=8Gi, limited: requests.storage=10Gi");
        var grown = "spec: {resources: {requests: {storage: %s}}}";
        assertThat(Answer.toMergePatch(operator, claims + "/a", grown.formatted("11Gi"))
                        .message())
                .endsWith(
                        "requested: requests.storage=3Gi, used: requests.storage=8Gi, limited: requests.storage=10Gi");
        assertThat(Answer.toMergePatch(operator, claims + "/a", grown.formatted("10Gi"))
                        .code())
                .isEqualTo(200);
    }

    @Test
    void countsLoadBalancersApart() {
        var project = projectWith("net", "services.loadbalancers: 1, services: 2");
        var operator = operatorOf(project);
        var services = project.of("v1", "services");
        assertThat(Answer.toPost(operator, services, Manifests.service("a", "LoadBalancer"))
                        .code())
                .isEqualTo(201);

        assertThat(Answer.toPost(operator, services, Manifests.service("b", "LoadBalancer"))
                        .message())
                .endsWith(
                        "requested: services.loadbalancers=1, used: services.loadbalancers=1, limited: services.loadbalancers=1");
        assertThat(Answer.toPost(operator, services, Manifests.service("b", "ClusterIP"))
                        .code())
                .isEqualTo(201);
        assertThat(Answer.toPost(operator, services, Manifests.service("c", "ClusterIP"))
                        .code())
                .isEqualTo(403);
    }

    @Test
    void showsWhatIsUsed() {
        var project = projectWith("shown", COUNT + ": 5, requests.storage: 20Gi");
        var operator = operatorOf(project);
        Answer.toPost(operator, project.vms(), Manifests.vm("a"));
        Answer.toPost(operator, project.of("v1", "persistentvolumeclaims"), Manifests.claim("a", "1536Mi"));

        var quota = project.of("v1", "resourcequotas") + "/project";
        await().untilAsserted(() -> {
            var status = Answer.toGet(world.portal(), quota).body().path("status");
            assertThat(status.path("used").path(COUNT).asString()).isEqualTo("1");
            assertThat(status.path("used").path("requests.storage").asString()).isEqualTo("1536Mi");
            assertThat(status.path("hard").path("requests.storage").asString()).isEqualTo("20Gi");
        });
    }

    @Test
    void refusesToPretend() {
        var project = Project.create(world.portal(), "pretend");

        var answer =
                Answer.toPost(world.portal(), project.of("v1", "resourcequotas"), Manifests.quota("requests.cpu: 4"));

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.message()).contains("spec.hard[requests.cpu]: Unsupported value");
    }

    private Project projectWith(String id, String hard) {
        var project = Project.create(world.portal(), id);
        limit(project, hard);
        return project;
    }

    private void limit(Project project, String hard) {
        var path = project.of("v1", "resourcequotas");
        assertThat(Answer.toPost(world.portal(), path, Manifests.quota(hard)).code())
                .isEqualTo(201);
    }

    private KubernetesClient operatorOf(Project project) {
        return world.member(project.id(), "operator");
    }
}
