package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Namespaces: what is in a new one, and how one goes. */
class NamespaceContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();

    @Test
    void creatingInAnAbsentNamespaceIsRefused() {
        wire.post("/api/v1/namespaces/nowhere-at-all/configmaps", Workspace.configMap("a", "{}"))
                .isRefusal(404, "NotFound", "namespaces \"nowhere-at-all\" not found");
    }

    @Test
    void aNewOneIsActiveLabelledAndHeldByItsFinalizer() {
        try (var workspace = ClusterUnderTest.shared().workspace()) {
            var namespace = wire.get("/api/v1/namespaces/" + workspace.name()).json();

            assertThat(namespace.at("/status/phase").asString()).isEqualTo("Active");
            assertThat(namespace.at("/spec/finalizers/0").asString()).isEqualTo("kubernetes");
            assertThat(namespace
                            .at("/metadata/labels")
                            .path("kubernetes.io/metadata.name")
                            .asString())
                    .isEqualTo(workspace.name());
        }
    }

    @Test
    void aNewOneGetsItsServiceAccount() {
        try (var workspace = ClusterUnderTest.shared().workspace()) {
            var account = "/api/v1/namespaces/" + workspace.name() + "/serviceaccounts/default";

            await().atMost(Duration.ofSeconds(5)).until(() -> wire.get(account).code() == 200);
        }
    }

    @Test
    void deletingOneRemovesItsContentThenItself() {
        try (var workspace = ClusterUnderTest.shared().workspace()) {
            wire.post(workspace.configMaps(), Workspace.configMap("inside", "{}"))
                    .expect(201);
            var itself = "/api/v1/namespaces/" + workspace.name();

            wire.delete(itself).expect(200);

            await().atMost(Duration.ofSeconds(30)).until(() -> wire.get(itself).code() == 404);
            wire.get(workspace.configMaps() + "/inside").expect(404);
        }
    }

    @Test
    void nothingNewEntersOneThatIsGoing() {
        try (var workspace = ClusterUnderTest.shared().workspace()) {
            wire.post(workspace.configMaps(), """
                    {"apiVersion": "v1", "kind": "ConfigMap",
                     "metadata": {"name": "holder", "finalizers": ["contract.nuvem.cloud/hold"]}}""").expect(201);
            wire.delete("/api/v1/namespaces/" + workspace.name()).expect(200);

            wire.post(workspace.configMaps(), Workspace.configMap("late", "{}"))
                    .isRefusal(403, "Forbidden", "because it is being terminated");

            wire.patch(workspace.configMaps() + "/holder", Wire.MERGE_PATCH, "{\"metadata\": {\"finalizers\": null}}");
        }
    }
}
