package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Objects as a cluster shows them. */
final class ObservedMachines {

    private ObservedMachines() {}

    static ClusterObject object(String yaml) {
        return new ClusterObject(YAMLMapper.shared().readTree(yaml));
    }

    static ObservedVm vm(String printableStatus, String more) {
        return ObservedVm.of(object("""
                metadata: {name: web, namespace: nuvem-shop-1, uid: u1, resourceVersion: "7",
                  creationTimestamp: "2026-11-24T08:00:00Z"}
                spec: {runStrategy: RerunOnFailure, template: {spec: {}}}
                status:
                  printableStatus: "%s"
                  %s
                """.formatted(printableStatus, more)));
    }

    static ObservedVolume dataVolume(String status) {
        return ObservedVolume.ofDataVolume(object("""
                metadata: {name: web-boot, namespace: nuvem-shop-1, uid: u2}
                spec: {storage: {storageClassName: standard, resources: {requests: {storage: 20Gi}}}}
                status: %s
                """.formatted(status)));
    }

    static ObservedInstance instance(String status) {
        return ObservedInstance.of(object("status: " + status));
    }
}
