package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Admission policies in general: where they count, what they say, what happens when they cannot be evaluated. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyTests {

    private static final String GROUP = "/apis/admissionregistration.k8s.io/v1/";
    private static final String SECRETS = "/api/v1/namespaces/default/secrets";

    @AutoClose
    private final AccessWorld world = AccessWorld.start();

    @Test
    void theNamespaceIsUnknownToMatchConditions() {
        try (var policy = policy("trap", "Fail", "Deny", """
                matchConditions:
                - {name: trap, expression: "has(namespaceObject.metadata.labels)"}
                validations:
                - {expression: "true"}
                """)) {
            policy.awaitRefusal();

            assertThat(policy.answer().code()).isEqualTo(422);
            assertThat(policy.answer().message())
                    .endsWith("denied request: expression 'has(namespaceObject.metadata.labels)' resulted in error:"
                            + " no such key: metadata");
        }
    }

    @Test
    void theNamespaceIsKnownToValidationsAndTheirVariables() {
        try (var policy = policy("names", "Fail", "Deny", """
                variables:
                - {name: where, expression: "namespaceObject.metadata.name"}
                - {name: greeting, expression: "'not in ' + variables.where"}
                validations:
                - {expression: "variables.where != 'default'", messageExpression: variables.greeting, reason: Forbidden}
                """)) {
            policy.awaitRefusal();

            assertThat(policy.answer().code()).isEqualTo(403);
            assertThat(policy.answer().message()).endsWith("denied request: not in default");
        }
    }

    @Test
    void whatCannotBeEvaluatedPassesWhenThePolicySaysSo() {
        try (var ignoring = policy("ignoring", "Ignore", "Deny", """
                        validations:
                        - {expression: "object.absent.field == 1"}
                        """);
                var marker = policy("marker", "Fail", "Deny", """
                        validations:
                        - {expression: "object.metadata.name != 'refused'", message: marker}
                        """)) {
            marker.awaitRefusal("refused");

            assertThat(ignoring.answer("accepted").code()).isEqualTo(201);
        }
    }

    @Test
    void theExpressionIsTheMessageWhereThereIsNone() {
        try (var policy = policy("silent", "Fail", "Deny", """
                validations:
                - {expression: "object.metadata.name == 'x'"}
                """)) {
            policy.awaitRefusal();

            assertThat(policy.answer().message())
                    .endsWith("denied request: failed expression: object.metadata.name == 'x'");
        }
    }

    @Test
    void aWarningIsHeardAndTheWritePasses() {
        try (var policy = policy("warner", "Fail", "Warn", """
                validations:
                - {expression: "false", message: mind the gap}
                """)) {
            await().until(() -> !policy.answer("warned").warnings().isEmpty());

            assertThat(policy.answer("warned").warnings())
                    .containsExactly("299 - \"Validation failed for ValidatingAdmissionPolicy 'warner' with binding"
                            + " 'warner': mind the gap\"");
        }
    }

    @Test
    void onlyWhatCompilesIsStored() {
        var answer = Answer.toPost(world.administrator(), GROUP + "validatingadmissionpolicies", """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: broken}
                spec:
                  matchConstraints: {resourceRules: []}
                  validations: [{expression: "objekt.metadata == null"}]
                """);

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.message())
                .contains(
                        "spec.validations[0].expression: Invalid value: \"objekt.metadata == null\": compilation failed")
                .contains("undeclared reference to 'objekt'");
    }

    @Test
    void whatIsNotSupportedIsSaid() {
        var answer = Answer.toPost(world.administrator(), GROUP + "validatingadmissionpolicies", """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: parametrized}
                spec:
                  paramKind: {apiVersion: v1, kind: ConfigMap}
                  matchConstraints: {resourceRules: []}
                  validations: [{expression: "true"}]
                """);

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.message()).contains("spec.paramKind: Forbidden: not supported by this cluster");
    }

    private Installed policy(String name, String failurePolicy, String action, String rules) {
        post("validatingadmissionpolicies", """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: %s}
                spec:
                  failurePolicy: %s
                  matchConstraints:
                    resourceRules:
                    - {apiGroups: [""], apiVersions: [v1], resources: [secrets], operations: [CREATE]}
                %s
                """.formatted(name, failurePolicy, rules.indent(2)));
        post("validatingadmissionpolicybindings", """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: %1$s}
                spec: {policyName: %1$s, validationActions: [%2$s]}
                """.formatted(name, action));
        return new Installed(name);
    }

    private void post(String plural, String yaml) {
        var answer = Answer.toPost(world.administrator(), GROUP + plural, yaml);
        assertThat(answer.code()).as(answer.message()).isEqualTo(201);
    }

    /** A policy that counts until it is closed. */
    private final class Installed implements AutoCloseable {
        private final String name;

        Installed(String name) {
            this.name = name;
        }

        Answer answer() {
            return answer("tried");
        }

        Answer answer(String secret) {
            return Answer.toPost(world.administrator(), SECRETS + "?dryRun=All", Manifests.secret(secret));
        }

        void awaitRefusal() {
            awaitRefusal("tried");
        }

        void awaitRefusal(String secret) {
            await().until(() -> answer(secret).message().contains("ValidatingAdmissionPolicy '" + name + "'"));
        }

        @Override
        public void close() {
            Answer.toDelete(world.administrator(), GROUP + "validatingadmissionpolicybindings/" + name);
            Answer.toDelete(world.administrator(), GROUP + "validatingadmissionpolicies/" + name);
            await().until(() ->
                    answer("free").code() == 201 && answer("free").warnings().isEmpty());
        }
    }
}
