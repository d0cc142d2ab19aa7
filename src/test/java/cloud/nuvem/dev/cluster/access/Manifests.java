package cloud.nuvem.dev.cluster.access;

/** Objects as tenants write them, as short as they may be. */
final class Manifests {

    private Manifests() {}

    static String vm(String name) {
        return """
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: %s}
                spec: {runStrategy: Halted, template: {spec: {domain: {devices: {}}}}}
                """.formatted(name);
    }

    static String protectedVm(String name) {
        return vm(name).replace("{name:", "{labels: {nuvem.cloud/protected: \"true\"}, name:");
    }

    static String secret(String name) {
        return """
                apiVersion: v1
                kind: Secret
                metadata: {name: %s}
                stringData: {userdata: "#cloud-config"}
                """.formatted(name);
    }

    static String networkPolicy(String name) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: %s}
                spec: {podSelector: {}, policyTypes: [Ingress]}
                """.formatted(name);
    }

    static String claim(String name, String storage) {
        return """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: %s}
                spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: %s}}}
                """.formatted(name, storage);
    }

    static String service(String name, String type) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: %s}
                spec: {type: %s, selector: {app: web}, ports: [{port: 80}]}
                """.formatted(name, type);
    }

    static String quota(String hard) {
        return """
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: project}
                spec: {hard: {%s}}
                """.formatted(hard);
    }

    static String namespace(String name, String labels) {
        return """
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s, labels: {%s}}
                """.formatted(name, labels);
    }
}
