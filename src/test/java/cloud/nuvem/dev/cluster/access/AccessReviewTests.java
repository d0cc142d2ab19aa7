package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Questions about rights, asked by programs and by people with {@code kubectl}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessReviewTests {

    private static final String OPERATOR = "nuvem:project:acme:operator";

    @AutoClose
    private final AccessWorld world = AccessWorld.start();

    private final Project project = Project.create(world.portal(), "acme");

    @Test
    void thePortalAsksWhatItMay() {
        assertThat(portalMay("watch", "kubevirt.io", "virtualmachines")).isTrue();
        assertThat(portalMay("create", "kubevirt.io", "virtualmachines")).isFalse();
        assertThat(portalMay("list", "", "secrets")).isFalse();
    }

    @Test
    void theReasonNamesTheBinding() {
        var review = world.portal()
                .authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(review("watch", "kubevirt.io", "virtualmachines"));

        assertThat(review.getStatus().getReason())
                .isEqualTo("RBAC: allowed by ClusterRoleBinding \"nuvem-portal\" of ClusterRole \"nuvem-portal\""
                        + " to ServiceAccount \"nuvem-portal/nuvem-system\"");
    }

    @Test
    void rulesOfANamespaceAreListed() {
        var review = new SelfSubjectRulesReviewBuilder()
                .withNewSpec()
                .withNamespace(project.namespace())
                .endSpec()
                .build();
        var status = world.portal()
                .authorization()
                .v1()
                .selfSubjectRulesReview()
                .create(review)
                .getStatus();

        assertThat(status.getIncomplete()).isFalse();
        assertThat(status.getResourceRules())
                .anySatisfy(rule -> assertThat(rule.getVerbs()).contains("impersonate-on:user-info:patch"))
                .anySatisfy(rule -> assertThat(rule.getResources()).contains("limitranges"));
        assertThat(status.getNonResourceRules())
                .anySatisfy(rule -> assertThat(rule.getNonResourceURLs()).contains("/apis/*"));
    }

    @Test
    void anAdministratorAsksAboutOthers() {
        var answer = Answer.toPost(world.administrator(), "/apis/authorization.k8s.io/v1/subjectaccessreviews", """
                apiVersion: authorization.k8s.io/v1
                kind: SubjectAccessReview
                spec:
                  user: nuvem:7c9e
                  groups: ["nuvem:project:acme:viewer"]
                  resourceAttributes: {namespace: nuvem-acme, verb: delete, group: kubevirt.io, resource: virtualmachines}
                """);

        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.body().path("status").path("allowed").asBoolean()).isFalse();
    }

    @Test
    void anUnknownTokenIsNobody() {
        try (var stranger = world.bearing("0123456789abcdef")) {
            var answer = Answer.toGet(stranger, "/api/v1/namespaces");
            assertThat(answer.code()).isEqualTo(401);
            assertThat(answer.body().path("reason").asString()).isEqualTo("Unauthorized");
        }
    }

    @Test
    void kubectlAnswersForOthers(@TempDir Path folder) throws Exception {
        assertThat(canI(
                        folder,
                        "create",
                        "virtualmachines.kubevirt.io",
                        "-n",
                        "nuvem-acme",
                        "--as=nuvem:7c9e",
                        "--as-group=" + OPERATOR))
                .isEqualTo("yes");
        assertThat(canI(
                        folder,
                        "create",
                        "virtualmachines.kubevirt.io",
                        "-n",
                        "default",
                        "--as=nuvem:7c9e",
                        "--as-group=" + OPERATOR))
                .isEqualTo("no");
        assertThat(canI(
                        folder,
                        "get",
                        "pods",
                        "--subresource=log",
                        "-n",
                        "nuvem-acme",
                        "--as=nuvem:7c9e",
                        "--as-group=" + OPERATOR))
                .isEqualTo("yes");
        assertThat(canI(folder, "get", "/version", "--as=nuvem:7c9e")).isEqualTo("yes");
        assertThat(canI(folder, "*", "*")).isEqualTo("yes");
    }

    @Test
    void kubectlListsRights(@TempDir Path folder) throws Exception {
        assertThat(canI(folder, "--list", "-n", "nuvem-acme", "--as=nuvem:7c9e", "--as-group=" + OPERATOR))
                .contains("virtualmachines.kubevirt.io")
                .contains("[get list watch create patch delete]");
    }

    @Test
    void kubectlSaysWhoOneIs(@TempDir Path folder) throws Exception {
        assertThat(kubectl(folder, "auth", "whoami", "--as=nuvem:7c9e", "--as-group=" + OPERATOR))
                .contains("nuvem:7c9e")
                .contains("[" + OPERATOR + " system:authenticated]");
    }

    private boolean portalMay(String verb, String group, String resource) {
        var review = review(verb, group, resource);
        return world.portal()
                .authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed();
    }

    private static SelfSubjectAccessReview review(String verb, String group, String resource) {
        return new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(verb)
                .withGroup(group)
                .withResource(resource)
                .endResourceAttributes()
                .endSpec()
                .build();
    }

    private String canI(Path folder, String... words) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("auth", "can-i"));
        arguments.addAll(Arrays.asList(words));
        return kubectl(folder, arguments.toArray(String[]::new));
    }

    /** What {@code kubectl} prints, errors included. */
    private String kubectl(Path folder, String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/kubectl")), "no kubectl on this machine");
        var file = Files.writeString(folder.resolve("kubeconfig"), world.kubeconfig());
        List<String> command = new ArrayList<>(List.of(
                "kubectl",
                "--kubeconfig",
                file.toString(),
                "--cache-dir",
                folder.resolve("cache").toString()));
        command.addAll(Arrays.asList(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }
}
