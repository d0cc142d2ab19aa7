package cloud.nuvem.dev.cluster.controllers;

/** Manifests as a portal or a person writes them. */
final class Manifests {

    private Manifests() {}

    /** A machine with a boot volume cloned from a published image. */
    static String fromImage(String name, String image, String runStrategy) {
        return """
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: %1$s, namespace: team}
                spec:
                  runStrategy: %3$s
                  instancetype: {name: u1.medium}
                  preference: {name: debian}
                  dataVolumeTemplates:
                    - metadata: {name: %1$s-boot}
                      spec:
                        sourceRef: {kind: DataSource, name: %2$s, namespace: nuvem-images}
                        storage:
                          storageClassName: standard
                          resources: {requests: {storage: 10Gi}}
                  template:
                    metadata: {labels: {nuvem.cloud/vm: %1$s}}
                    spec:
                      domain:
                        devices:
                          disks: [{name: boot, disk: {bus: virtio}}]
                          interfaces: [{name: default, masquerade: {}}]
                      networks: [{name: default, pod: {}}]
                      volumes: [{name: boot, dataVolume: {name: %1$s-boot}}]
                """.formatted(name, image, runStrategy);
    }

    /** A machine without volumes that starts fast. */
    static String diskless(String name, String runStrategy) {
        return """
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: %s, namespace: team}
                spec:
                  runStrategy: %s
                  instancetype: {name: u1.medium}
                  preference: {name: debian}
                  template:
                    spec:
                      domain:
                        devices:
                          disks: [{name: root, disk: {bus: virtio}}]
                          interfaces: [{name: default, masquerade: {}}]
                      networks: [{name: default, pod: {}}]
                      volumes: [{name: root, containerDisk: {image: "quay.io/containerdisks/debian:13"}}]
                """.formatted(name, runStrategy);
    }
}
