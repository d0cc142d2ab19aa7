package cloud.nuvem.dev.cluster.contract;

/** A namespace of one test, and the addresses of things in it. */
record Workspace(String name, Wire wire) implements AutoCloseable {

    String configMaps() {
        return "/api/v1/namespaces/" + name + "/configmaps";
    }

    String services() {
        return "/api/v1/namespaces/" + name + "/services";
    }

    /** A custom kind that no controller touches. */
    String instanceTypes() {
        return "/apis/instancetype.kubevirt.io/v1beta1/namespaces/" + name + "/virtualmachineinstancetypes";
    }

    String machines() {
        return "/apis/kubevirt.io/v1/namespaces/" + name + "/virtualmachines";
    }

    static String configMap(String name, String data) {
        return """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s"}, "data": %s}""".formatted(name, data);
    }

    static String labelledConfigMap(String name, String labels) {
        return """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s", "labels": %s}}""".formatted(name, labels);
    }

    static String instanceType(String name, int cpus) {
        return """
                {"apiVersion": "instancetype.kubevirt.io/v1beta1", "kind": "VirtualMachineInstancetype",
                 "metadata": {"name": "%s"}, "spec": {"cpu": {"guest": %d}, "memory": {"guest": "1Gi"}}}""".formatted(name, cpus);
    }

    /** A machine that is off. */
    static String machine(String name) {
        return """
                {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine", "metadata": {"name": "%s"},
                 "spec": {"runStrategy": "Halted", "template": {"spec": {
                   "domain": {"devices": {"disks": [{"name": "root", "disk": {"bus": "virtio"}}]},
                              "memory": {"guest": "1Gi"}},
                   "volumes": [{"name": "root", "containerDisk": {"image": "quay.io/containerdisks/fedora:43"}}]}}}}""".formatted(name);
    }

    /** A subresource of a running machine: {@code vnc}, {@code console} … */
    String running(String machine, String subresource) {
        return "/apis/subresources.kubevirt.io/v1/namespaces/" + name + "/virtualmachineinstances/" + machine + "/"
                + subresource;
    }

    /** Turns a machine on or off, or restarts it. */
    void order(String machine, String action) {
        wire.put(
                        "/apis/subresources.kubevirt.io/v1/namespaces/" + name + "/virtualmachines/" + machine + "/"
                                + action,
                        "{}")
                .expect(202);
    }

    /** Creates a machine that is off, with these lines in its {@code devices}. */
    void create(String machine, String devices) {
        wire.post(machines(), """
                {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine", "metadata": {"name": "%s"},
                 "spec": {"runStrategy": "RerunOnFailure", "template": {"spec": {
                   "terminationGracePeriodSeconds": 1,
                   "domain": {"devices": {%s "disks": [{"name": "root", "disk": {"bus": "virtio"}}]},
                              "memory": {"guest": "256Mi"}},
                   "volumes": [{"name": "root", "containerDisk": {"image": "quay.io/containerdisks/fedora:43"}}]}}}}""".formatted(machine, devices)).expect(201);
    }

    @Override
    public void close() {
        wire.delete("/api/v1/namespaces/" + name);
    }
}
