package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Merge patch, JSON patch and strategic merge patch. */
class PatchContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();
    private final String configMap = workspace.configMaps() + "/subject";

    @AfterEach
    void leave() {
        workspace.close();
    }

    private void createConfigMap() {
        wire.post(workspace.configMaps(), Workspace.configMap("subject", "{\"a\": \"1\", \"b\": \"2\"}"))
                .expect(201);
    }

    @Test
    void aMergePatchSetsAndRemoves() {
        createConfigMap();

        var patched = wire.patch(configMap, Wire.MERGE_PATCH, "{\"data\": {\"a\": null, \"c\": \"3\"}}")
                .expect(200);

        assertThat(patched.json().path("data").toString()).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
    }

    @Test
    void aJsonPatchRunsItsOperations() {
        createConfigMap();

        var patched = wire.patch(configMap, Wire.JSON_PATCH, """
                [{"op": "test", "path": "/data/a", "value": "1"},
                 {"op": "replace", "path": "/data/a", "value": "9"},
                 {"op": "remove", "path": "/data/b"},
                 {"op": "add", "path": "/data/c", "value": "3"}]""").expect(200);

        assertThat(patched.json().path("data").toString()).isEqualTo("{\"a\":\"9\",\"c\":\"3\"}");
    }

    @Test
    void aFailedTestOfAJsonPatchIsRefusedAndChangesNothing() {
        createConfigMap();

        wire.patch(configMap, Wire.JSON_PATCH, """
                [{"op": "replace", "path": "/data/a", "value": "9"},
                 {"op": "test", "path": "/data/b", "value": "other"}]""").expect(422);

        assertThat(wire.get(configMap).at("/data/a")).isEqualTo("1");
    }

    @Test
    void aStrategicMergePatchMergesListsByTheirKeys() {
        wire.post(workspace.services(), """
                {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"},
                 "spec": {"ports": [{"name": "http", "port": 80}, {"name": "admin", "port": 8080}]}}""").expect(201);

        var patched = wire.patch(workspace.services() + "/web", Wire.STRATEGIC_PATCH, """
                {"spec": {"ports": [{"port": 8080, "$patch": "delete"}, {"name": "https", "port": 443}]}}""")
                .expect(200);

        assertThat(patched.json()
                        .at("/spec/ports")
                        .valueStream()
                        .map(port -> port.path("port").asInt()))
                .containsExactlyInAnyOrder(80, 443);
    }

    @Test
    void aStrategicMergePatchOfACustomKindIsRefused() {
        wire.post(workspace.instanceTypes(), Workspace.instanceType("subject", 1))
                .expect(201);

        wire.patch(workspace.instanceTypes() + "/subject", Wire.STRATEGIC_PATCH, "{\"spec\": {}}")
                .isRefusal(415, "UnsupportedMediaType", "accepted media types include: application/json-patch+json");
    }

    @Test
    void aPatchOfAnAbsentObjectIsRefused() {
        wire.patch(workspace.configMaps() + "/absent", Wire.MERGE_PATCH, "{}").expect(404);
    }

    @Test
    void aPatchIsValidatedLikeEveryWrite() {
        wire.post(workspace.instanceTypes(), Workspace.instanceType("subject", 1))
                .expect(201);

        wire.patch(
                        workspace.instanceTypes() + "/subject",
                        Wire.MERGE_PATCH,
                        "{\"spec\": {\"cpu\": {\"guest\": \"x\"}}}")
                .isRefusal(422, "Invalid", "spec.cpu.guest in body must be of type integer");
    }
}
