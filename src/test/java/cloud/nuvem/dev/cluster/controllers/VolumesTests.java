package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Resources.Event;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedWorld.class)
class VolumesTests {

    private final LiveWorld world;

    VolumesTests(LiveWorld world) {
        this.world = world;
    }

    private void importVolume(String name, String url) {
        world.create("""
                apiVersion: cdi.kubevirt.io/v1beta1
                kind: DataVolume
                metadata: {name: %s, namespace: team}
                spec:
                  source: {http: {url: "%s"}}
                  storage: {resources: {requests: {storage: 2Gi}}}
                """.formatted(name, url));
    }

    @Test
    void anImportGoesThroughItsPhasesWithProgress() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        var type = world.inside().type("cdi.kubevirt.io", "datavolumes");
        try (var watch = world.inside().watch(type, event -> {
            if (Json.name(event.object()).equals("image") && event.type() != Event.Type.DELETED) {
                seen.add((Json.text(event.object(), "status", "phase") + " "
                                + Json.text(event.object(), "status", "progress"))
                        .strip());
            }
        })) {
            assertThat(watch).isNotNull();
            importVolume("image", "https://images.example/debian.qcow2");

            world.await(
                    "datavolumes",
                    "image",
                    volume -> Json.text(volume, "status", "phase").equals("Succeeded"));
            Awaitility.await().atMost(LiveWorld.PATIENCE).until(() -> seen.contains("Succeeded 100.0%"));
        }

        assertThat(seen)
                .containsSubsequence(
                        "Pending",
                        "ImportScheduled N/A",
                        "ImportInProgress N/A",
                        "ImportInProgress 20.00%",
                        "ImportInProgress 80.00%",
                        "Succeeded 100.0%");
        var claim = world.get("persistentvolumeclaims", "image");
        assertThat(Json.text(claim, "status", "phase")).isEqualTo("Bound");
        assertThat(Json.text(claim, "spec", "storageClassName")).isEqualTo("standard");
        assertThat(Json.at(claim, "spec", "accessModes").path(0).asString("")).isEqualTo("ReadWriteMany");
        world.awaitEvent("image", "ImportSucceeded", "Successfully imported into PVC image");
    }

    @Test
    void aMissingFileIsTriedAgainAndAgain() {
        importVolume("gone", "https://images.example/missing.qcow2");

        var volume = world.await("datavolumes", "gone", found -> Json.number(found, 0, "status", "restartCount") > 1);

        var running = Conditions.find(volume, "Running").orElseThrow();
        assertThat(Json.text(running, "reason")).isEqualTo("Error");
        assertThat(Json.text(running, "message")).contains("got 404");
    }

    @Test
    void aClaimGrowsAndNeverShrinks() {
        claim("grows", "standard");
        world.await("persistentvolumeclaims", "grows", VolumesTests::isBound);
        var claims = world.client().persistentVolumeClaims().inNamespace("team").withName("grows");

        claims.patch("{\"spec\": {\"resources\": {\"requests\": {\"storage\": \"3Gi\"}}}}");

        world.await(
                "persistentvolumeclaims",
                "grows",
                claim -> Json.text(claim, "status", "capacity", "storage").equals("3Gi"));
        assertThatThrownBy(() -> claims.patch("{\"spec\": {\"resources\": {\"requests\": {\"storage\": \"1Gi\"}}}}"))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("field can not be less than status.capacity");
        assertThatThrownBy(() -> claims.patch("{\"spec\": {\"volumeMode\": \"Block\"}}"))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("spec is immutable after creation");
    }

    @Test
    void aClaimInUseOutlivesItsDeletion() {
        world.create(Manifests.fromImage("holds", "debian-13", "Always"));
        world.awaitStatus("holds", "Running");

        world.client()
                .persistentVolumeClaims()
                .inNamespace("team")
                .withName("holds-boot")
                .delete();

        assertThat(Json.deleting(world.get("persistentvolumeclaims", "holds-boot")))
                .isTrue();
        world.order("virtualmachines", "holds", "stop");
        world.awaitGone("virtualmachineinstances", "holds");
    }

    @Test
    void aClaimOfAnUnknownClassStaysPending() {
        claim("classless", "nonsense");

        world.awaitEvent("classless", "ProvisioningFailed", "storageclass.storage.k8s.io \"nonsense\" not found");

        assertThat(Json.text(world.get("persistentvolumeclaims", "classless"), "status", "phase"))
                .isEqualTo("Pending");
    }

    private void claim(String name, String storageClass) {
        world.create("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: %s, namespace: team}
                spec: {storageClassName: %s, accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}
                """.formatted(name, storageClass));
    }

    private static boolean isBound(JsonNode claim) {
        return Json.text(claim, "status", "phase").equals("Bound");
    }
}
