package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Acting as somebody else: the classic verb, which is everything, and the constrained ones, which are what they say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImpersonationTests {

    private static final String SECRETS = "/api/v1/namespaces/kube-system/secrets";
    private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

    @AutoClose
    private final AccessWorld world = AccessWorld.start();

    @AutoClose
    private final KubernetesClient classic = world.serviceAccount("default", "classic");

    @AutoClose
    private final KubernetesClient constrained = world.serviceAccount("default", "constrained");

    @BeforeAll
    void grant() {
        grant("classic", """
                - {apiGroups: [""], resources: [users, groups, serviceaccounts], verbs: [impersonate]}
                """);
        grant("constrained", """
                - {apiGroups: [authentication.k8s.io], resources: [users], verbs: ["impersonate:user-info"], resourceNames: ["nuvem:tenant", "nuvem:any:*"]}
                - {apiGroups: [authentication.k8s.io], resources: [userextras/nuvem.cloud/request], verbs: ["impersonate:user-info"]}
                - {apiGroups: [authentication.k8s.io], resources: [selfsubjectreviews], verbs: ["impersonate-on:user-info:create"]}
                """);
        await().until(() -> whoIs(constrained, "nuvem:tenant").code() == 201
                && whoIs(classic, "nuvem:tenant").code() == 201);
    }

    @Nested
    class TheClassicVerb {

        @Test
        void equalsClusterAdmin() {
            var master = as(classic, "anybody", List.of("system:masters"), Map.of());

            assertThat(Answer.toGet(master, SECRETS).code()).isEqualTo(200);
        }

        @Test
        void makesAServiceAccountWithItsGroups() {
            assertThat(groups(whoIs(classic, "system:serviceaccount:default:robot")))
                    .containsExactly(
                            "system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated");
        }

        @Test
        void needsARightForExtraValuesToo() {
            var client = as(classic, "somebody", List.of(), Map.of("nuvem.cloud%2Frequest", List.of("42")));

            assertThat(whoAmI(client).code()).isEqualTo(403);
        }

        @Test
        void isTriedLastAndItsLackIsNotWhatIsTold() {
            assertThat(whoAmI(as(classic, "somebody", List.of(), Map.of("a.example%2Fb", List.of("c"))))
                            .message())
                    .contains("cannot impersonate-on:user-info:create resource \"selfsubjectreviews\"");
        }
    }

    @Nested
    class TheConstrainedVerbs {

        @Test
        void allowTheNamedUserAndNoOther() {
            var user = whoIs(constrained, "nuvem:tenant").body().path("status").path("userInfo");
            assertThat(user.path("username").asString()).isEqualTo("nuvem:tenant");

            assertThat(whoIs(constrained, "nuvem:other").message())
                    .isEqualTo("users.authentication.k8s.io \"nuvem:other\" is forbidden: User"
                            + " \"system:serviceaccount:default:constrained\" cannot impersonate:user-info resource"
                            + " \"users\" in API group \"authentication.k8s.io\" at the cluster scope");
        }

        @Test
        void knowNoPatternsInNames() {
            assertThat(whoIs(constrained, "nuvem:any:7").code()).isEqualTo(403);
        }

        @Test
        void allowNothingButTheNamedAction() {
            var tenant = as(constrained, "nuvem:tenant", List.of(), Map.of());

            assertThat(Answer.toGet(tenant, SECRETS).message())
                    .contains("cannot impersonate-on:user-info:list resource \"secrets\"");
        }

        @Test
        void carryExtraValuesUnderAPercentEncodedKey() {
            var client = as(constrained, "nuvem:tenant", List.of(), Map.of("nuvem.cloud%2Frequest", List.of("42")));

            var user = whoAmI(client).body().path("status").path("userInfo");

            assertThat(user.path("extra").path("nuvem.cloud/request").get(0).asString())
                    .isEqualTo("42");
        }

        @Test
        void refuseAKeyWithoutADomain() {
            var client = as(constrained, "nuvem:tenant", List.of(), Map.of("request", List.of("42")));

            assertThat(whoAmI(client).message()).contains("impersonating an invalid key in extra is not allowed");
        }
    }

    @Test
    void aGroupWithoutAUserIsNoRequest() {
        var answer = Answer.withHeader(classic, SECRETS, "Impersonate-Group", "system:masters");

        assertThat(answer.code()).isEqualTo(400);
        assertThat(answer.message()).endsWith("without impersonating a user name");
    }

    @Test
    void nobodyBecomesAServiceAccountWithoutItsOwnVerb() {
        assertThat(whoIs(constrained, "system:serviceaccount:kube-system:x").code())
                .isEqualTo(403);
    }

    private void grant(String account, String rules) {
        post("clusterroles", """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: %s}
                rules:
                %s""".formatted(account, rules));
        post("clusterrolebindings", """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: %1$s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %1$s}
                subjects: [{kind: ServiceAccount, name: %1$s, namespace: default}]
                """.formatted(account));
    }

    private void post(String plural, String yaml) {
        var path = "/apis/rbac.authorization.k8s.io/v1/" + plural;
        assertThat(Answer.toPost(world.administrator(), path, yaml).code()).isEqualTo(201);
    }

    private static KubernetesClient as(
            KubernetesClient client, String user, List<String> groups, Map<String, List<String>> extra) {
        var request = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withImpersonateUsername(user)
                .withImpersonateGroups(groups.toArray(String[]::new))
                .withImpersonateExtras(extra)
                .build();
        return client.newClient(request).adapt(KubernetesClient.class);
    }

    private static Answer whoIs(KubernetesClient client, String user) {
        return whoAmI(as(client, user, List.of(), Map.of()));
    }

    private static Answer whoAmI(KubernetesClient client) {
        return Answer.toPost(client, WHO_AM_I, "{apiVersion: authentication.k8s.io/v1, kind: SelfSubjectReview}");
    }

    private static List<String> groups(Answer answer) {
        return answer.body().path("status").path("userInfo").path("groups").values().stream()
                .map(JsonNode::asString)
                .toList();
    }
}
