package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class SeedsTests {

    private final LiveWorld world;

    SeedsTests(LiveWorld world) {
        this.world = world;
    }

    @Test
    void publishedInstanceTypesAreFoundByLabel() {
        var types = world.client()
                .genericKubernetesResources("instancetype.kubevirt.io/v1beta1", "VirtualMachineClusterInstancetype")
                .withLabel("nuvem.cloud/published", "true")
                .withLabel("nuvem.cloud/series", "u1")
                .list()
                .getItems();

        assertThat(types)
                .extracting(type -> type.getMetadata().getName())
                .containsExactlyInAnyOrder(
                        "u1.small", "u1.medium", "u1.2xmedium", "u1.large", "u1.xlarge", "u1.2xlarge");
    }

    @Test
    void everyImageHasWhatAWizardNeeds() {
        var images = world.client()
                .genericKubernetesResources("cdi.kubevirt.io/v1beta1", "DataSource")
                .inNamespace("nuvem-images")
                .withLabel("nuvem.cloud/published", "true")
                .list()
                .getItems();

        assertThat(images).hasSizeGreaterThan(8).allSatisfy(SeedsTests::isComplete);
    }

    private static void isComplete(GenericKubernetesResource image) {
        assertThat(image.getMetadata().getLabels())
                .containsKeys(
                        "nuvem.cloud/family",
                        "nuvem.cloud/version",
                        "instancetype.kubevirt.io/default-instancetype",
                        "instancetype.kubevirt.io/default-preference");
        assertThat(image.getMetadata().getAnnotations())
                .containsKeys("nuvem.cloud/display-name", "nuvem.cloud/minimum-disk", "nuvem.cloud/default-user");
    }

    @Test
    void exactlyOneVolumeTypeIsTheDefault() {
        var classes = world.client().storage().v1().storageClasses().list().getItems();

        assertThat(classes)
                .filteredOn(type -> "true"
                        .equals(type.getMetadata().getAnnotations().get("storageclass.kubernetes.io/is-default-class")))
                .singleElement()
                .extracting(HasMetadata::getMetadata)
                .extracting(metadata -> metadata.getName())
                .isEqualTo("standard");
    }

    @Test
    void kubeVirtSaysItsVersion() {
        var kubeVirt = world.inside()
                .get(world.inside().type("kubevirt.io", "kubevirts"), "kubevirt", "kubevirt")
                .orElseThrow();

        assertThat(Json.text(kubeVirt, "status", "observedKubeVirtVersion")).isEqualTo("v1.9.0");
    }
}
