package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.Resources;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Rights are asked on every request, so asking must cost nothing that counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationSpeedTests {

    private static final int PROJECTS = 1_000;
    private static final int REQUESTS = 50_000;
    private static final Duration LIMIT = Duration.ofNanos(50_000);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Caller INSTALLER = Caller.controller("kube-system:installer");

    @AutoClose
    private final AccessWorld world = AccessWorld.start();

    @Test
    void anImpersonatedRequestIsDecidedInMicrosecondsAmongAThousandProjects() {
        var resources = world.cluster().resources();
        for (int project = 0; project < PROJECTS; project++) {
            setUp(resources, "p" + project);
        }
        var access = new ClusterAccess(resources, new Tokens());
        Awaitility.await().until(() -> access.isCurrent(resources));
        var portal = Callers.serviceAccount("nuvem-system", "nuvem-portal");

        decide(access, portal, REQUESTS);
        var perRequest = Duration.ofNanos(decide(access, portal, REQUESTS) / REQUESTS);

        System.out.printf("impersonate + authorize among %,d projects: %,d ns%n", PROJECTS, perRequest.toNanos());
        assertThat(perRequest).isLessThan(LIMIT);
    }

    /** Nanoseconds of processor time for so many allowed requests of operators of random projects. */
    private static long decide(ClusterAccess access, Caller portal, int requests) {
        long started = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < requests; i++) {
            var project = "p" + ThreadLocalRandom.current().nextInt(PROJECTS);
            var request =
                    new ApiRequest("create", "kubevirt.io", "v1", "virtualmachines", "", "nuvem-" + project, null, "");
            var headers = Map.of(
                    "impersonate-user", List.of("nuvem:7c9e"),
                    "impersonate-group", List.of("nuvem:project:" + project + ":operator"));
            access.authorize(access.impersonate(portal, headers, request), request);
        }
        return THREADS.getCurrentThreadCpuTime() - started;
    }

    private static void setUp(Resources resources, String project) {
        var namespace = "nuvem-" + project;
        var label = "nuvem.cloud/project: " + project;
        resources.create(resources.type("", "namespaces"), object(Manifests.namespace(namespace, label)), INSTALLER);
        bind(resources, namespace, "nuvem-operator", Project.group(project, "operator"));
        bind(resources, namespace, "nuvem-viewer", Project.group(project, "viewer"));
        bind(resources, namespace, "nuvem-portal-on-behalf", Project.PORTAL);
        bind(resources, namespace, "nuvem-portal-in-project", Project.PORTAL);
    }

    private static void bind(Resources resources, String namespace, String role, String subject) {
        var binding = object(Project.roleBinding(role, role, subject));
        binding.withObjectProperty("metadata").put("namespace", namespace);
        resources.create(resources.type(RoleIndex.GROUP, "rolebindings"), binding, INSTALLER);
    }

    private static ObjectNode object(String yaml) {
        return (ObjectNode) YAMLMapper.shared().readTree(yaml);
    }
}
