package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.cluster.ClusterObject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class VmManifestTests {

    /** Row 55: everything that may ever leave, and nothing else (hostDisk, hostDevices, hostNetwork …). */
    private static final Set<String> FIELDS = Set.of(
            "apiVersion",
            "kind",
            "metadata.name",
            "metadata.labels.*",
            "metadata.annotations.*",
            "spec.runStrategy",
            "spec.instancetype.kind",
            "spec.instancetype.name",
            "spec.preference.kind",
            "spec.preference.name",
            "spec.dataVolumeTemplates[].metadata.name",
            "spec.dataVolumeTemplates[].metadata.labels.*",
            "spec.dataVolumeTemplates[].spec.sourceRef.kind",
            "spec.dataVolumeTemplates[].spec.sourceRef.namespace",
            "spec.dataVolumeTemplates[].spec.sourceRef.name",
            "spec.dataVolumeTemplates[].spec.storage.storageClassName",
            "spec.dataVolumeTemplates[].spec.storage.resources.requests.storage",
            "spec.template.metadata.labels.*",
            "spec.template.spec.evictionStrategy",
            "spec.template.spec.domain.devices.disks[].name",
            "spec.template.spec.domain.devices.disks[].bootOrder",
            "spec.template.spec.domain.devices.disks[].disk",
            "spec.template.spec.domain.devices.disks[].disk.bus",
            "spec.template.spec.domain.devices.interfaces[].name",
            "spec.template.spec.domain.devices.interfaces[].masquerade",
            "spec.template.spec.domain.devices.rng",
            "spec.template.spec.networks[].name",
            "spec.template.spec.networks[].pod",
            "spec.template.spec.volumes[].name",
            "spec.template.spec.volumes[].dataVolume.name",
            "spec.template.spec.volumes[].cloudInitNoCloud.secretRef.name");

    @Test
    void aPlainMachineReadsAsItShould() {
        var machine = Blueprints.with("web", Map.of("env", "prod"), "The shop", true);

        var manifest = new VmManifest(machine, Blueprints.MEMBER).virtualMachine();

        assertThat((JsonNode) manifest)
                .isEqualTo(YAMLMapper.shared().readTree("""
                        apiVersion: kubevirt.io/v1
                        kind: VirtualMachine
                        metadata:
                          name: web
                          labels:
                            tag.nuvem.cloud/env: prod
                            nuvem.cloud/organization: 6d6f3c1e-0000-4000-8000-000000000001
                            nuvem.cloud/project: shop-1
                            nuvem.cloud/vm: web
                            nuvem.cloud/protected: "true"
                          annotations:
                            nuvem.cloud/image: debian-13
                            nuvem.cloud/request: request-1
                            nuvem.cloud/created-by: 6d6f3c1e-0000-4000-8000-000000000002
                            nuvem.cloud/display-name: The shop
                        spec:
                          runStrategy: RerunOnFailure
                          instancetype: {kind: VirtualMachineClusterInstancetype, name: u1.medium}
                          dataVolumeTemplates:
                          - metadata:
                              name: %1$s
                              labels:
                                nuvem.cloud/organization: 6d6f3c1e-0000-4000-8000-000000000001
                                nuvem.cloud/project: shop-1
                                nuvem.cloud/vm: web
                                nuvem.cloud/protected: "true"
                            spec:
                              sourceRef: {kind: DataSource, namespace: nuvem-images, name: debian-13}
                              storage:
                                storageClassName: standard
                                resources: {requests: {storage: 20Gi}}
                          template:
                            metadata:
                              labels:
                                nuvem.cloud/organization: 6d6f3c1e-0000-4000-8000-000000000001
                                nuvem.cloud/project: shop-1
                                nuvem.cloud/vm: web
                            spec:
                              evictionStrategy: LiveMigrateIfPossible
                              domain:
                                devices:
                                  disks:
                                  - {name: boot, bootOrder: 1, disk: {bus: virtio}}
                                  - {name: cloud-init, disk: {bus: virtio}}
                                  interfaces: [{name: default, masquerade: {}}]
                                  rng: {}
                              networks: [{name: default, pod: {}}]
                              volumes:
                              - {name: boot, dataVolume: {name: %1$s}}
                              - {name: cloud-init, cloudInitNoCloud: {secretRef: {name: %2$s}}}
                        """.formatted(machine.volumeName(), machine.secretName())));
    }

    @Test
    void theSecretGoesWithItsMachineAndWithoutBlocking() {
        var machine = Blueprints.plain("web");

        var secret = new VmManifest(machine, Blueprints.MEMBER).cloudInit("uid-1");

        assertThat(secret.at("/metadata/name").asString()).isEqualTo(machine.secretName());
        assertThat(secret.at("/metadata/ownerReferences/0/uid").asString()).isEqualTo("uid-1");
        assertThat(secret.at("/metadata/ownerReferences/0").has("blockOwnerDeletion"))
                .isFalse();
        assertThat(secret.at("/data/userdata").binaryValue()).asString().startsWith("#cloud-config\n");
    }

    @Test
    void namesOfVolumeAndSecretFollowFromTheWish() {
        var first = Blueprints.plain("web");

        assertThat(first.volumeName()).isEqualTo(Blueprints.plain("web").volumeName());
        assertThat(first.volumeName()).startsWith("web-boot-").hasSize("web-boot-".length() + 8);
        assertThat(first.volumeName()).isNotEqualTo(Blueprints.plain("web2").volumeName());
    }

    /** Row 54: whatever tags are chosen, no reserved key comes from them and none of ours is changed. */
    @Test
    void tagsNeverReachAReservedKey() {
        var random = new Random(54);
        for (int round = 0; round < 2_000; round++) {
            var tags = Map.of(key(random), "x", key(random) + "y", "z");
            var manifest =
                    new VmManifest(Blueprints.with("web", tags, null, false), Blueprints.MEMBER).virtualMachine();
            var vm = new ClusterObject(manifest);

            assertThat(vm.label("nuvem.cloud/project")).isEqualTo("shop-1");
            assertThat(vm.label("nuvem.cloud/vm")).isEqualTo("web");
            assertThat(vm.labels().keySet())
                    .allMatch(key -> key.startsWith("tag.nuvem.cloud/")
                            || Set.of("nuvem.cloud/organization", "nuvem.cloud/project", "nuvem.cloud/vm")
                                    .contains(key));
        }
    }

    @Test
    void nothingButTheListedFieldsEverLeaves() {
        var random = new Random(55);
        for (int round = 0; round < 500; round++) {
            var machine = Blueprints.with(
                    "vm-" + round,
                    Map.of(key(random), "v"),
                    random.nextBoolean() ? "Name" : null,
                    random.nextBoolean());
            var paths = new TreeSet<String>();
            collect("", new VmManifest(machine, Blueprints.MEMBER).virtualMachine(), paths);

            assertThat(FIELDS).containsAll(paths);
        }
    }

    private static String key(Random random) {
        var tricky = List.of(
                "nuvem.cloud/project",
                "../nuvem.cloud/vm",
                "hooks.kubevirt.io/hookSidecars",
                "vm",
                "kubernetes.io/x",
                "a".repeat(63));
        return random.nextInt(3) == 0
                ? tricky.get(random.nextInt(tricky.size()))
                : random.ints(1 + random.nextInt(20), 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static void collect(String path, JsonNode node, Set<String> paths) {
        if (node.isArray()) {
            node.forEach(item -> collect(path + "[]", item, paths));
        } else if (node.isObject() && !node.isEmpty()) {
            var isFree = path.endsWith("labels") || path.endsWith("annotations");
            node.properties()
                    .forEach(field -> collect(
                            path + (path.isEmpty() ? "" : ".") + (isFree ? "*" : field.getKey()),
                            field.getValue(),
                            paths));
        } else {
            paths.add(path);
        }
    }
}
