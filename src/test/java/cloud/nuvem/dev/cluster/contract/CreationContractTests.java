package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Creating: names, bodies, addresses, dry runs. */
class CreationContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();

    @AfterEach
    void leave() {
        workspace.close();
    }

    @Test
    void anInvalidNameIsRefusedWithPathAndSentence() {
        wire.post(workspace.configMaps(), Workspace.configMap("Not_A_Name", "{}"))
                .isRefusal(
                        422,
                        "Invalid",
                        "ConfigMap \"Not_A_Name\" is invalid: metadata.name: Invalid value: \"Not_A_Name\": a lowercase "
                                + "RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'");
    }

    @Test
    void aMissingNameIsRefused() {
        wire.post(workspace.configMaps(), """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {}}""")
                .isRefusal(422, "Invalid", "metadata.name: Required value: name or generateName is required");
    }

    @Test
    void generateNameAddsFiveCharacters() {
        var created = wire.post(workspace.configMaps(), """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"generateName": "made-"}}""").expect(201);

        assertThat(created.at("/metadata/name")).matches("made-[a-z0-9]{5}");
    }

    @Test
    void aDuplicateIsRefused() {
        wire.post(workspace.instanceTypes(), Workspace.instanceType("twice", 1)).expect(201);

        wire.post(workspace.instanceTypes(), Workspace.instanceType("twice", 1))
                .isRefusal(
                        409,
                        "AlreadyExists",
                        "virtualmachineinstancetypes.instancetype.kubevirt.io \"twice\" already exists");
    }

    @Test
    void theServerFillsInWhatIsItsOwn() {
        var created = wire.post(workspace.instanceTypes(), Workspace.instanceType("own", 1))
                .expect(201);

        assertThat(created.at("/metadata/uid")).hasSize(36);
        assertThat(created.version()).isNotEmpty();
        assertThat(created.at("/metadata/generation")).isEqualTo("1");
        assertThat(created.at("/metadata/creationTimestamp")).endsWith("Z");
        assertThat(created.at("/metadata/namespace")).isEqualTo(workspace.name());
        assertThat(created.at("/metadata/managedFields/0/operation")).isEqualTo("Update");
    }

    @Test
    void aDryRunAnswersLikeTheRealThingAndStoresNothing() {
        wire.post(workspace.configMaps() + "?dryRun=All", Workspace.configMap("dry", "{}"))
                .expect(201);
        wire.get(workspace.configMaps() + "/dry").expect(404);

        wire.post(workspace.configMaps(), Workspace.configMap("wet", "{\"a\": \"1\"}"))
                .expect(201);
        wire.put(workspace.configMaps() + "/wet?dryRun=All", Workspace.configMap("wet", "{\"a\": \"2\"}"))
                .expect(200);
        wire.delete(workspace.configMaps() + "/wet?dryRun=All").expect(200);

        assertThat(wire.get(workspace.configMaps() + "/wet").expect(200).at("/data/a"))
                .isEqualTo("1");
    }

    @Test
    void anAbsentObjectIsAStatus() {
        var answer = wire.get(workspace.configMaps() + "/absent");

        answer.isRefusal(404, "NotFound", "configmaps \"absent\" not found");
        assertThat(answer.at("/details/name")).isEqualTo("absent");
        assertThat(answer.at("/details/kind")).isEqualTo("configmaps");
        assertThat(answer.at("/status")).isEqualTo("Failure");
    }

    @Test
    void anAbsentGroupIsPlainText() {
        var answer = wire.get("/apis/nobody.example/v1/things");

        answer.expect(404);
        assertThat(answer.text()).isEqualTo("404 page not found\n");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    }

    @Test
    void anAbsentKindOfAServedGroupIsNotFound() {
        wire.get("/api/v1/namespaces/" + workspace.name() + "/gadgets").expect(404);
    }

    @Test
    void aKindThatDoesNotFitTheAddressIsRefused() {
        wire.post(workspace.configMaps(), Workspace.machine("misplaced")).expect(400);
        wire.post(workspace.machines(), Workspace.configMap("misplaced", "{}")).expect(400);
    }

    @Test
    void anotherNamespaceInTheBodyIsRefused() {
        wire.post(workspace.configMaps(), """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "namespace": "elsewhere"}}""")
                .isRefusal(
                        400,
                        "BadRequest",
                        "the namespace of the provided object does not match the namespace sent on the request");
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        wire.post(workspace.configMaps(), "{\"apiVersion\": ").expect(400);
    }

    @Test
    void invalidLabelsAreRefused() {
        wire.post(workspace.configMaps(), Workspace.labelledConfigMap("a", "{\"tier\": \"not a value\"}"))
                .isRefusal(422, "Invalid", "metadata.labels: Invalid value: \"not a value\": a valid label must be");
    }
}
