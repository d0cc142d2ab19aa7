package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a schema refuses, prunes and warns of. */
class SchemaContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();

    @AfterEach
    void leave() {
        workspace.close();
    }

    private Wire.Answer createInstanceType(String spec, String query) {
        return wire.post(workspace.instanceTypes() + query, """
                {"apiVersion": "instancetype.kubevirt.io/v1beta1", "kind": "VirtualMachineInstancetype",
                 "metadata": {"name": "shaped"}, "spec": %s}""".formatted(spec));
    }

    @Test
    void aMissingFieldIsNamed() {
        var answer = createInstanceType("{\"cpu\": {\"guest\": 1}}", "");

        answer.isRefusal(422, "Invalid", "spec.memory: Required value");
        assertThat(answer.at("/details/causes/0/field")).isEqualTo("spec.memory");
        assertThat(answer.at("/details/causes/0/reason")).isEqualTo("FieldValueRequired");
    }

    @Test
    void aWrongTypeIsNamed() {
        createInstanceType("{\"cpu\": {\"guest\": \"many\"}, \"memory\": {\"guest\": \"1Gi\"}}", "")
                .isRefusal(422, "Invalid", "spec.cpu.guest in body must be of type integer: \"string\"");
    }

    @Test
    void aBadPatternIsNamed() {
        createInstanceType("{\"cpu\": {\"guest\": 1}, \"memory\": {\"guest\": \"lots\"}}", "")
                .isRefusal(422, "Invalid", "spec.memory.guest in body should match");
    }

    @Test
    void anUnknownFieldIsPrunedWithAWarning() {
        var created = createInstanceType(
                "{\"cpu\": {\"guest\": 1, \"colour\": \"red\"}, \"memory\": {\"guest\": \"1Gi\"}}", "");

        created.expect(201);
        assertThat(created.headers().firstValue("Warning")).hasValue("299 - \"unknown field \\\"spec.cpu.colour\\\"\"");
        assertThat(created.json().at("/spec/cpu").has("colour")).isFalse();
    }

    @Test
    void ignoredUnknownFieldsArePrunedSilently() {
        var created = createInstanceType(
                "{\"cpu\": {\"guest\": 1, \"colour\": \"red\"}, \"memory\": {\"guest\": \"1Gi\"}}",
                "?fieldValidation=Ignore");

        created.expect(201);
        assertThat(created.headers().firstValue("Warning")).isEmpty();
    }

    @Test
    void strictValidationRefusesUnknownFields() {
        createInstanceType(
                        "{\"cpu\": {\"guest\": 1, \"colour\": \"red\"}, \"memory\": {\"guest\": \"1Gi\"}}",
                        "?fieldValidation=Strict")
                .isRefusal(400, "BadRequest", "strict decoding error: unknown field \"spec.cpu.colour\"");
    }

    @Test
    void kubeVirtAnswersForItsOwnRulesInItsOwnWords() {
        wire.post(workspace.machines(), Workspace.machine("vm").replace("\"Halted\"", "\"Sometimes\""))
                .isRefusal(422, "Invalid", "Invalid RunStrategy (Sometimes)");
        wire.post(
                        workspace.machines(),
                        Workspace.machine("vm")
                                .replace("[{\"name\": \"root\", \"disk\"", "[{\"name\": \"boot\", \"disk\""))
                .isRefusal(422, "Invalid", "spec.template.spec.domain.devices.disks[0].Name 'boot' not found");
    }
}
