package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server fills in for core kinds, and what it refuses there. */
class CoreDefaultsContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();
    private final String claims = "/api/v1/namespaces/" + workspace.name() + "/persistentvolumeclaims";
    private final String policies = "/apis/networking.k8s.io/v1/namespaces/" + workspace.name() + "/networkpolicies";

    @AfterEach
    void leave() {
        workspace.close();
    }

    @Test
    void aServiceGetsItsAddressAndPorts() {
        var service = wire.post(workspace.services(), """
                {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"},
                 "spec": {"type": "NodePort", "ports": [{"port": 80}]}}""").expect(201);

        assertThat(service.at("/spec/clusterIP")).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
        assertThat(service.at("/spec/sessionAffinity")).isEqualTo("None");
        assertThat(service.at("/spec/ports/0/targetPort")).isEqualTo("80");
        assertThat(service.at("/spec/ports/0/protocol")).isEqualTo("TCP");
        assertThat(Integer.parseInt(service.at("/spec/ports/0/nodePort"))).isBetween(30_000, 32_767);
    }

    @Test
    void aServicePortIsWithinBounds() {
        wire.post(workspace.services(), """
                {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"ports": [{"port": 0}]}}""")
                .isRefusal(
                        422, "Invalid", "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive");
    }

    @Test
    void aClaimWaitsProtected() {
        var claim = wire.post(claims, claim("disk", "1Gi")).expect(201);

        assertThat(claim.at("/spec/volumeMode")).isEqualTo("Filesystem");
        assertThat(claim.at("/status/phase")).isEqualTo("Pending");
        assertThat(claim.at("/metadata/finalizers/0")).isEqualTo("kubernetes.io/pvc-protection");
    }

    @Test
    void aClaimIsImmutable() {
        wire.post(claims, claim("disk", "1Gi")).expect(201);

        wire.patch(claims + "/disk", Wire.MERGE_PATCH, "{\"spec\": {\"accessModes\": [\"ReadWriteMany\"]}}")
                .isRefusal(422, "Invalid", "spec: Forbidden: spec is immutable after creation");
    }

    private static String claim(String name, String size) {
        return """
                {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "%s"},
                 "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": "none-such",
                          "resources": {"requests": {"storage": "%s"}}}}""".formatted(name, size);
    }

    @Test
    void aNetworkPolicySaysWhichWaysItRules() {
        var policy = wire.post(policies, """
                {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "deny"},
                 "spec": {"podSelector": {}}}""").expect(201);

        assertThat(policy.json().at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\"]");
    }

    @Test
    void aNetworkPolicyPortIsWithinBounds() {
        wire.post(policies, """
                {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "odd"},
                 "spec": {"podSelector": {}, "ingress": [{"ports": [{"port": 99999}]}]}}""")
                .isRefusal(
                        422,
                        "Invalid",
                        "spec.ingress[0].ports[0].port: Invalid value: 99999: must be between 1 and 65535");
    }
}
