package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SharedWorld.class)
class RefusedMachinesTests {

    private static final String WEBHOOK =
            "admission webhook \"virtualmachine-validator.kubevirt.io\" denied the request: ";

    private final LiveWorld world;

    RefusedMachinesTests(LiveWorld world) {
        this.world = world;
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("runStrategy: Halted", "runStrategy: Sometimes", "Invalid RunStrategy (Sometimes)"),
                Arguments.of("runStrategy: Halted", "", "RunStrategy must be specified"),
                Arguments.of(
                        "runStrategy: Halted",
                        "runStrategy: Halted, running: true",
                        "Running and RunStrategy are mutually exclusive. Note that Running is deprecated, please use RunStrategy"
                                + " instead"),
                Arguments.of(
                        "disks: [{name: root,",
                        "disks: [{name: zz,",
                        "spec.template.spec.domain.devices.disks[0].Name 'zz' not found."),
                Arguments.of(
                        "domain: {",
                        "domain: {cpu: {sockets: 2}, ",
                        "VM field(s) spec.template.spec.domain.cpu.sockets conflicts with selected instance type"),
                Arguments.of(
                        "domain: {",
                        "domain: {memory: {guest: 1Gi}, ",
                        "VM field(s) spec.template.spec.domain.memory.guest conflicts with selected instance type"),
                Arguments.of(
                        "volumes: [",
                        "volumes: [{name: init, cloudInitNoCloud: {userData: \"" + "#".repeat(2049) + "\"}}, ",
                        "spec.template.spec.volumes[0].cloudInitNoCloud userdata exceeds 2048 byte limit."
                                + " Should use UserDataSecretRef for larger data."),
                Arguments.of(
                        "volumes: [",
                        "volumes: [{name: init, cloudInitNoCloud: {}}, ",
                        "must have at least one userdatasource or one networkdatasource set."),
                Arguments.of(
                        "volumes: [",
                        "volumes: [{name: root, emptyDisk: {capacity: 1Gi}}, ",
                        "spec.template.spec.volumes[1] and spec.template.spec.volumes[0] must not have the same Name."),
                Arguments.of(
                        "volumes: [",
                        "volumes: [{name: nothing}, ",
                        "spec.template.spec.volumes[0] must have exactly one source type set"),
                Arguments.of(
                        "networks: [{name: default, pod: {}}]",
                        "networks: [{name: other, pod: {}}]",
                        "spec.template.spec.networks[0].name 'other' not found."),
                Arguments.of(
                        "template:",
                        "dataVolumeTemplates: [{metadata: {name: spare}, spec: {}}], template:",
                        "DataVolumeTemplate entry spec.dataVolumeTemplate[0] must be referenced in the VMI template's 'volumes'"
                                + " list"),
                Arguments.of(
                        "domain:",
                        "evictionStrategy: Maybe, domain:",
                        "spec.template.spec.evictionStrategy is set with an unrecognized option: Maybe"));
    }

    /** In flow style throughout, so that a mistake can be made anywhere by replacing a piece. */
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: refused, namespace: team}
            spec: {runStrategy: Halted, instancetype: {name: u1.medium}, template: {spec: {
              domain: {devices: {disks: [{name: root, disk: {bus: virtio}}], interfaces: [{name: default, masquerade: {}}]}},
              networks: [{name: default, pod: {}}],
              volumes: [{name: root, containerDisk: {image: "registry.example/debian:13"}}]}}}
            """;

    @ParameterizedTest(name = "{2}")
    @MethodSource("mistakes")
    void aMistakeIsNamedInKubeVirtsWords(String piece, String mistake, String words) {
        var manifest = MACHINE.replace(piece, mistake).replace("spec: {,", "spec: {");

        assertThatThrownBy(() -> world.create(manifest))
                .isInstanceOfSatisfying(KubernetesClientException.class, refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(422);
                    assertThat(refusal.getStatus().getMessage())
                            .startsWith(WEBHOOK)
                            .contains(words);
                    assertThat(refusal.getStatus().getDetails().getCauses()).isNotEmpty();
                });
        assertThat(world.find("virtualmachines", "refused")).isEmpty();
    }

    @Test
    void whatCanNeverRunIsAcceptedAllTheSame() {
        world.create(Manifests.diskless("giant", "Halted")
                .replace("instancetype: {name: u1.medium}", "")
                .replace("domain:", "domain:\n        memory: {guest: 100Ti}"));

        assertThat(world.find("virtualmachines", "giant")).isPresent();
    }

    @Test
    void whatGoesWithoutSayingIsFilledIn() {
        world.create(Manifests.diskless("filled", "Halted"));

        var template = Json.at(world.get("virtualmachines", "filled"), "spec", "template");

        assertThat(Json.text(template, "spec", "architecture")).isEqualTo("amd64");
        assertThat(Json.text(template, "spec", "domain", "machine", "type")).isEqualTo("q35");
        assertThat(Json.text(template, "spec", "domain", "firmware", "uuid")).hasSize(36);
        assertThat(Json.text(template, "spec", "domain", "firmware", "serial")).hasSize(36);
        assertThat(Json.annotation(template, "kubevirt.io/pci-topology-version"))
                .isEqualTo("v3");
    }

    @Test
    void aForeignStatusOfAnInstanceIsUndone() {
        world.create(Manifests.diskless("liar", "Always"));
        world.awaitStatus("liar", "Running");
        world.merge(
                "VirtualMachineInstance", "liar", "{\"status\": {\"phase\": \"Failed\", \"nodeName\": \"elsewhere\"}}");

        var status = Json.at(world.get("virtualmachineinstances", "liar"), "status");
        assertThat(Json.text(status, "phase")).isEqualTo("Running");
        assertThat(Json.text(status, "nodeName")).startsWith("node");
    }

    @Test
    void aForeignSpecOfAnInstanceIsRefused() {
        world.create(Manifests.diskless("meddled", "Always"));
        world.awaitStatus("meddled", "Running");
        assertThatThrownBy(
                        () -> world.merge("VirtualMachineInstance", "meddled", "{\"spec\": {\"hostname\": \"other\"}}"))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("update of VMI object is restricted");
    }
}
