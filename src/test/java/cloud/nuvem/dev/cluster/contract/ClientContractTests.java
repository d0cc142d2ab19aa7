package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client that Nuvem uses: typed and generic access, informers, apply, deletion. */
class ClientContractTests {

    private static final ResourceDefinitionContext INSTANCE_TYPES = new ResourceDefinitionContext.Builder()
            .withGroup("instancetype.kubevirt.io")
            .withVersion("v1beta1")
            .withKind("VirtualMachineInstancetype")
            .withPlural("virtualmachineinstancetypes")
            .withNamespaced(true)
            .build();

    private final KubernetesClient client = ClusterUnderTest.shared().client();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();

    @AfterEach
    void leave() {
        workspace.close();
    }

    private ConfigMap configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(workspace.name())
                .endMetadata()
                .addToData("a", "1")
                .build();
    }

    private GenericKubernetesResource instanceType(String name, int cpus) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("instancetype.kubevirt.io/v1beta1")
                .withKind("VirtualMachineInstancetype")
                .withNewMetadata()
                .withName(name)
                .withNamespace(workspace.name())
                .endMetadata()
                .addToAdditionalProperties(
                        "spec", Map.of("cpu", Map.of("guest", cpus), "memory", Map.of("guest", "1Gi")))
                .build();
    }

    @Test
    void typedObjectsAreCreatedReadChangedAndDeleted() {
        client.resource(configMap("typed")).create();
        var resource = client.configMaps().inNamespace(workspace.name()).withName("typed");

        assertThat(resource.get().getData()).containsEntry("a", "1");
        resource.edit(map -> new ConfigMapBuilder(map).addToData("b", "2").build());
        assertThat(resource.get().getData()).containsOnlyKeys("a", "b");
        assertThat(resource.delete()).hasSize(1);
        assertThat(resource.get()).isNull();
    }

    @Test
    void genericObjectsAreCreatedAndListed() {
        var instanceTypes = client.genericKubernetesResources(INSTANCE_TYPES).inNamespace(workspace.name());
        instanceTypes.resource(instanceType("one", 1)).create();
        instanceTypes.resource(instanceType("two", 2)).create();

        assertThat(instanceTypes.list().getItems())
                .extracting(item -> item.getMetadata().getName())
                .containsExactly("one", "two");
    }

    @Test
    void genericObjectsNeedNoContextThanksToDiscovery() {
        client.resource(instanceType("found", 1)).create();

        assertThat(client.genericKubernetesResources("instancetype.kubevirt.io/v1beta1", "VirtualMachineInstancetype")
                        .inNamespace(workspace.name())
                        .withName("found")
                        .get())
                .isNotNull();
    }

    @Test
    void serverSideApplyGoesThroughTheClient() {
        client.resource(instanceType("applied", 1))
                .fieldManager("nuvem")
                .forceConflicts()
                .serverSideApply();
        var again = client.resource(instanceType("applied", 2))
                .fieldManager("nuvem")
                .forceConflicts()
                .serverSideApply();

        assertThat(again.getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    void aMergePatchAsTextGoesThroughTheClient() {
        client.resource(configMap("patched")).create();

        var patched = client.configMaps()
                .inNamespace(workspace.name())
                .withName("patched")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\": {\"z\": \"26\"}}");

        assertThat(patched.getData()).containsEntry("z", "26");
    }

    @Test
    void aDryRunGoesThroughTheClient() {
        client.resource(configMap("dry")).dryRun(true).create();

        assertThat(client.configMaps()
                        .inNamespace(workspace.name())
                        .withName("dry")
                        .get())
                .isNull();
    }

    @Test
    void refusalsCarryCodeAndStatus() {
        client.resource(configMap("twice")).create();

        assertThatThrownBy(() -> client.resource(configMap("twice")).create())
                .isInstanceOfSatisfying(KubernetesClientException.class, refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(409);
                    assertThat(refusal.getStatus().getReason()).isEqualTo("AlreadyExists");
                });
    }

    @Test
    void anInformerSeesWhatIsAndWhatComesAndWhatGoes() {
        client.resource(configMap("before")).create();
        List<String> seen = new CopyOnWriteArrayList<>();
        try (var informer = client.configMaps().inNamespace(workspace.name()).inform(new Recorder(seen))) {
            assertThat(informer.hasSynced()).isTrue();
            client.resource(configMap("after")).create();
            client.configMaps().inNamespace(workspace.name()).withName("before").delete();

            await().until(() -> seen.containsAll(List.of("+before", "+after", "-before")));
            assertThat(informer.getStore().list())
                    .extracting(map -> map.getMetadata().getName())
                    .contains("after")
                    .doesNotContain("before");
        }
    }

    @Test
    void anInformerReadsInPages() {
        for (int i = 0; i < 25; i++) {
            client.resource(configMap("many-" + i)).create();
        }
        try (var informer =
                client.configMaps().inNamespace(workspace.name()).withLimit(10L).inform()) {
            assertThat(informer.getStore().list()).hasSizeGreaterThanOrEqualTo(25);
        }
    }

    @Test
    void aSetBasedSelectorDeletesOnlyWhatItMatches() {
        client.resource(new ConfigMapBuilder(configMap("old"))
                        .editMetadata()
                        .addToLabels("age", "old")
                        .endMetadata()
                        .build())
                .create();
        client.resource(new ConfigMapBuilder(configMap("new"))
                        .editMetadata()
                        .addToLabels("age", "new")
                        .endMetadata()
                        .build())
                .create();

        client.configMaps()
                .inNamespace(workspace.name())
                .withLabelIn("age", "old")
                .delete();

        var left = client.configMaps().inNamespace(workspace.name());
        assertThat(left.withName("old").get()).isNull();
        assertThat(left.withName("new").get()).isNotNull();
    }

    /** Notes events as {@code +name}, {@code ~name}, {@code -name}. */
    private record Recorder(List<String> seen) implements ResourceEventHandler<ConfigMap> {
        @Override
        public void onAdd(ConfigMap map) {
            seen.add("+" + map.getMetadata().getName());
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap after) {
            seen.add("~" + after.getMetadata().getName());
        }

        @Override
        public void onDelete(ConfigMap map, boolean unknown) {
            seen.add("-" + map.getMetadata().getName());
        }
    }
}
