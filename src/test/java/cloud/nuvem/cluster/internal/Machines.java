package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ResourceKind;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The smallest machines that a cluster takes. */
final class Machines {

    static final ResourceKind KIND = new ResourceKind("kubevirt.io", "v1", "virtualmachines", "VirtualMachine");
    static final ResourceKind ORDERS =
            new ResourceKind("subresources.kubevirt.io", "v1", "virtualmachines", "VirtualMachine");

    private static final YAMLMapper YAML = YAMLMapper.shared();

    private Machines() {}

    static ObjectNode halted(String name) {
        return (ObjectNode) YAML.readTree("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: %s}
                spec:
                  runStrategy: Halted
                  template:
                    spec:
                      domain:
                        memory: {guest: 1Gi}
                        devices: {}
                """.formatted(name));
    }

    static ObjectNode yaml(String text) {
        return (ObjectNode) YAML.readTree(text);
    }
}
