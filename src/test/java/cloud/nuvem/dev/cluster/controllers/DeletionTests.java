package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class DeletionTests {

    private final LiveWorld world;

    DeletionTests(LiveWorld world) {
        this.world = world;
    }

    private void delete(String name) {
        world.client()
                .genericKubernetesResources("kubevirt.io/v1", "VirtualMachine")
                .inNamespace("team")
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }

    private String ownedSecret(String name, String owner, String uid) {
        return """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: %s
                  namespace: team
                  ownerReferences: [{apiVersion: kubevirt.io/v1, kind: VirtualMachine, name: %s, uid: %s}]
                """.formatted(name, owner, uid);
    }

    @Test
    void aDeletedMachineTakesEverythingItOwnsAlong() {
        world.create(Manifests.fromImage("doomed", "debian-13", "Always"));
        var machine = world.awaitStatus("doomed", "Running");
        world.create(ownedSecret("doomed-init", "doomed", Json.uid(machine)));
        var volume = Json.text(world.get("persistentvolumeclaims", "doomed-boot"), "spec", "volumeName");

        delete("doomed");

        world.awaitStatus("doomed", "Terminating");
        world.awaitGone("virtualmachines", "doomed");
        for (var plural : new String[] {"virtualmachineinstances", "datavolumes", "persistentvolumeclaims"}) {
            world.awaitGone(plural, plural.equals("virtualmachineinstances") ? "doomed" : "doomed-boot");
        }
        world.awaitGone("secrets", "doomed-init");
        world.awaitGone("persistentvolumes", volume);
        assertThat(world.client()
                        .pods()
                        .inNamespace("team")
                        .withLabel("vm.kubevirt.io/name", "doomed")
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void whatNamesAnOwnerThatNeverWasIsCollected() {
        world.create(ownedSecret("orphan", "nobody", "00000000-0000-4000-8000-000000000000"));

        world.awaitGone("secrets", "orphan");
    }

    @Test
    void aForegroundDeletionWaitsForTheDependents() {
        world.create("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: parent, namespace: team}
                """);
        var uid = Json.uid(world.get("configmaps", "parent"));
        world.create("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: child
                  namespace: team
                  finalizers: [example.test/slow]
                  ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: parent, uid: %s, blockOwnerDeletion: true}]
                """.formatted(uid));

        world.client()
                .configMaps()
                .inNamespace("team")
                .withName("parent")
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .withTimeoutInMillis(0)
                .delete();

        world.await("configmaps", "child", Json::deleting);
        assertThat(world.find("configmaps", "parent")).isPresent();
        world.client().configMaps().inNamespace("team").withName("child").edit(child -> {
            child.getMetadata().setFinalizers(List.of());
            return child;
        });
        world.awaitGone("configmaps", "child");
        world.awaitGone("configmaps", "parent");
    }

    @Test
    void aNamespaceIsFurnishedAndEmptiesItselfWhenDeleted() {
        world.create("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: brief}
                """);
        Awaitility.await()
                .atMost(LiveWorld.PATIENCE)
                .until(() -> world.client()
                                .serviceAccounts()
                                .inNamespace("brief")
                                .withName("default")
                                .get()
                        != null);
        var namespace = world.get("namespaces", "brief");
        assertThat(Json.label(namespace, "kubernetes.io/metadata.name")).isEqualTo("brief");
        assertThat(Json.text(namespace, "status", "phase")).isEqualTo("Active");
        world.create(
                Manifests.fromImage("inside", "debian-13", "Always").replace("namespace: team", "namespace: brief"));

        world.client().namespaces().withName("brief").delete();

        world.awaitGone("namespaces", "brief");
        assertThat(world.client()
                        .genericKubernetesResources("kubevirt.io/v1", "VirtualMachine")
                        .inNamespace("brief")
                        .list()
                        .getItems())
                .isEmpty();
    }
}
