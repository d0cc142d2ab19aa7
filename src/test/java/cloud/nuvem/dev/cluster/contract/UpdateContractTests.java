package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Changing whole objects: versions, generations, status. */
class UpdateContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();
    private final String address = workspace.instanceTypes() + "/subject";

    @AfterEach
    void leave() {
        workspace.close();
    }

    private ObjectNode created() {
        return (ObjectNode) wire.post(workspace.instanceTypes(), Workspace.instanceType("subject", 1))
                .expect(201)
                .json();
    }

    @Test
    void aStaleVersionIsRefused() {
        var first = created();
        wire.patch(address, Wire.MERGE_PATCH, "{\"spec\": {\"cpu\": {\"guest\": 2}}}")
                .expect(200);

        wire.put(address, first.toString())
                .isRefusal(
                        409,
                        "Conflict",
                        "the object has been modified; please apply your changes to the latest version and try again");
    }

    @Test
    void aStaleVersionInAMergePatchIsRefused() {
        created();

        wire.patch(
                        address,
                        Wire.MERGE_PATCH,
                        "{\"metadata\": {\"resourceVersion\": \"1\"}, \"spec\": {\"cpu\": {\"guest\": 3}}}")
                .expect(409);
    }

    @Test
    void aCustomObjectIsNotReplacedWithoutItsVersion() {
        var object = created();
        ((ObjectNode) object.path("metadata")).remove("resourceVersion");

        wire.put(address, object.toString())
                .isRefusal(
                        422,
                        "Invalid",
                        "metadata.resourceVersion: Invalid value: 0x0: must be specified for an update");
    }

    @Test
    void aConfigMapMayBeReplacedWithoutItsVersion() {
        wire.post(workspace.configMaps(), Workspace.configMap("free", "{}")).expect(201);

        wire.put(workspace.configMaps() + "/free", Workspace.configMap("free", "{\"a\": \"1\"}"))
                .expect(200);
    }

    @Test
    void anUpdateThatChangesNothingKeepsTheVersion() {
        var object = created();
        var version = object.at("/metadata/resourceVersion").asString();

        assertThat(wire.put(address, object.toString()).expect(200).version()).isEqualTo(version);
        assertThat(wire.patch(address, Wire.MERGE_PATCH, "{\"spec\": {\"cpu\": {\"guest\": 1}}}")
                        .expect(200)
                        .version())
                .isEqualTo(version);
    }

    @Test
    void generationRisesOnSpecChangesOnly() {
        created();

        var labelled = wire.patch(address, Wire.MERGE_PATCH, "{\"metadata\": {\"labels\": {\"a\": \"b\"}}}")
                .expect(200);
        assertThat(labelled.at("/metadata/generation")).isEqualTo("1");

        var resized = wire.patch(address, Wire.MERGE_PATCH, "{\"spec\": {\"cpu\": {\"guest\": 4}}}")
                .expect(200);
        assertThat(resized.at("/metadata/generation")).isEqualTo("2");
    }

    @Test
    void anAbsentObjectIsNotCreatedByReplacing() {
        wire.put(workspace.configMaps() + "/absent", Workspace.configMap("absent", "{}"))
                .expect(404);
    }

    @Test
    void identityCannotBeChanged() {
        var object = created();
        var metadata = (ObjectNode) object.path("metadata");
        metadata.put("uid", "00000000-0000-0000-0000-000000000000");

        wire.put(address, object.toString()).expect(409);
        wire.put(address, Workspace.instanceType("other", 1)).expect(400);
    }

    @Test
    void statusIsDroppedOnCreation() {
        var body = Workspace.machine("vm").replaceFirst("\\{", "{\"status\": {\"printableStatus\": \"Odd\"}, ");

        var machine = wire.post(workspace.machines(), body).expect(201);

        assertThat(machine.at("/status/printableStatus")).isNotEqualTo("Odd");
    }

    @Test
    void statusIsIgnoredOnTheObjectItself() {
        wire.post(workspace.machines(), Workspace.machine("vm")).expect(201);

        var patched = wire.patch(
                workspace.machines() + "/vm", Wire.MERGE_PATCH, "{\"status\": {\"printableStatus\": \"Odd\"}}");

        assertThat(patched.expect(200).at("/status/printableStatus")).isNotEqualTo("Odd");
    }

    @Test
    void statusIsWrittenThroughItsSubresourceAlone() {
        wire.post(workspace.machines(), Workspace.machine("vm")).expect(201);

        var patched = wire.patch(
                workspace.machines() + "/vm/status",
                Wire.MERGE_PATCH,
                "{\"status\": {\"printableStatus\": \"Odd\"}, \"spec\": {\"runStrategy\": \"Always\"}}");

        assertThat(patched.expect(200).at("/status/printableStatus")).isEqualTo("Odd");
        assertThat(patched.at("/spec/runStrategy")).isEqualTo("Halted");
        assertThat(patched.at("/metadata/generation")).isEqualTo("1");
    }
}
